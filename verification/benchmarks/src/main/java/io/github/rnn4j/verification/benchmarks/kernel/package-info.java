/**
 * The CPU backend's kernels by themselves, with JMH: what the public interface of backends cannot tell apart. For whoever tunes them;
 * the build only tries that they run. Start with {@code ProductBenchmark}; after {@code mvn -DskipTests package}, from the project's folder:
 *
 * <pre>
 * java -jar verification/benchmarks/target/rnn-bench.jar --help                               the workloads
 * java -cp verification/benchmarks/target/rnn-bench.jar org.openjdk.jmh.Main                  every kernel: an hour
 * java -cp verification/benchmarks/target/rnn-bench.jar org.openjdk.jmh.Main Product -p size=128 -p kernels=VECTOR
 * </pre>
 */
@NullMarked
package io.github.rnn4j.verification.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
