package io.qadom.store.rocksdb;

/**
 * What the batch has to know of a row that ends, to keep the indexes and the accounts in step.
 *
 * @param storedAt milliseconds of the epoch
 * @param endsAt milliseconds of the epoch
 * @param cached whether its origin is the cache
 * @param contentLength how many bytes follow the head
 */
record RowHead(long storedAt, long endsAt, boolean cached, int contentLength) {}
