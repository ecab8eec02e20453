/** The store on RocksDB against the conformance kit, and what only it can do wrong. */
@NullMarked
package io.qadom.store.rocksdb;

import org.jspecify.annotations.NullMarked;
