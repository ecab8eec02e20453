/**
 * {@code qadom demo}: the first qadom's story told on one machine. Each peer is a process of its own with RocksDB on disk;
 * the story types lines into their prompts, kills them and holds every answer to what it must be.
 */
@NullMarked
package io.qadom.cli.demo;

import org.jspecify.annotations.NullMarked;
