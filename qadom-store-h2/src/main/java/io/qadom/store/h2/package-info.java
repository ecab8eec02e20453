/**
 * The store in one H2 file, plain tables that any SQL client opens. To look inside, close the node, then connect to
 * <pre>
 * URL       jdbc:h2:/the/store's/directory/qadom      (the file there is qadom.mv.db; leave .mv.db away)
 * user      sa, password empty
 * tables    stored_value, member, contact, blocked, usage, schema_version   ({@link io.qadom.store.h2.Schema})
 *
 * SELECT key_hex, OCTET_LENGTH(value_bytes) AS length, origin, prefix, expires_at
 *   FROM stored_value ORDER BY stored_at DESC FETCH FIRST 20 ROWS ONLY;
 * SELECT member_hex, expires_at FROM member WHERE key_hex = '626f...';
 * SELECT origin, COUNT(*), SUM(OCTET_LENGTH(value_bytes)) FROM stored_value GROUP BY origin;
 * SELECT endpoints, seen_at FROM contact ORDER BY seen_at DESC;
 * SELECT node_id_hex, evidence, ends_at FROM blocked WHERE ends_at &gt; CURRENT_TIMESTAMP;
 * </pre>
 * Reading is safe. Whoever deletes rows of {@code stored_value} or {@code member} by hand corrects {@code usage} in the
 * same transaction. Nothing here knows the protocol, reads a clock or starts a thread.
 */
@NullMarked
package io.qadom.store.h2;

import org.jspecify.annotations.NullMarked;
