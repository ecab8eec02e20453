/**
 * What single parts cost, measured with JMH: the codec, the arithmetic of distances, the routing table and the stores. What
 * a whole network costs is measured by {@code qadom bench}.
 *
 * <p>To run them all, or those whose name matches a pattern:
 *
 * <pre>{@code
 * mvn -q -Dfast -DskipTests -pl qadom-benchmarks -am install
 * mvn -q -pl qadom-benchmarks exec:exec
 * mvn -q -pl qadom-benchmarks exec:exec -Dbenchmark=CodecBenchmark
 * }</pre>
 */
@NullMarked
package io.qadom.benchmarks;

import org.jspecify.annotations.NullMarked;
