/**
 * Makers of the keys and contacts that tests need, all drawn from a seeded generator that the test owns. The conformance
 * kits live in the packages below this one; nothing here knows a concrete store or transport.
 */
@NullMarked
package io.qadom.testkit;

import org.jspecify.annotations.NullMarked;
