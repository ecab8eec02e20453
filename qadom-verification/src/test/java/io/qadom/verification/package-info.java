/**
 * The house rules as tests: directions between modules and inside the core, purity, names, sources. Each rule is shown to
 * fail on classes that break it; they live in this test tree under the packages that they offend, and nowhere else.
 */
@NullMarked
package io.qadom.verification;

import org.jspecify.annotations.NullMarked;
