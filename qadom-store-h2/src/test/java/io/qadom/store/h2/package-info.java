/** The H2 store against the conformance kit, and what is special to it: readable tables, one file, honest failures. */
@NullMarked
package io.qadom.store.h2;

import org.jspecify.annotations.NullMarked;
