/** The makers of keys and contacts do what they say. */
@NullMarked
package io.qadom.testkit;

import org.jspecify.annotations.NullMarked;
