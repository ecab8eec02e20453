/**
 * A store on RocksDB, an embedded log-structured database. {@link io.qadom.store.rocksdb.RocksDbStore} is the store; the
 * layout of rows, their encoding, the batch, the database and what databases of one process share have a class each.
 * Nothing outside this package sees a RocksDB type.
 */
@NullMarked
package io.qadom.store.rocksdb;

import org.jspecify.annotations.NullMarked;
