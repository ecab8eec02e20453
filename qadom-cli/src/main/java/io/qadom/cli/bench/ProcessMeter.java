package io.qadom.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what this process uses and what the kernel counts. Figures that only Linux gives are empty elsewhere.
 */
final class ProcessMeter {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path SNMP = Path.of("/proc/net/snmp");
    private static final double KIB_PER_MIB = 1_024;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Processor time of all threads since the process began. */
    long cpuNanos() {
        return system.getProcessCpuTime();
    }

    /**
     * UDP datagrams that this machine received since it began. Other programs count too; on a quiet machine they are
     * the peers' own, upkeep included.
     */
    OptionalLong datagrams() {
        try {
            // Two lines begin with "Udp:": the names and the numbers; the first number is InDatagrams.
            return Files.readAllLines(SNMP).stream()
                    .filter(line -> line.startsWith("Udp:"))
                    .skip(1)
                    .mapToLong(line -> Long.parseLong(line.split(" ", 3)[1]))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Memory of the process that is in RAM now. */
    OptionalDouble residentMebibytes() {
        return status("VmRSS:");
    }

    /** The most of it that there was. */
    OptionalDouble residentMebibytesPeak() {
        return status("VmHWM:");
    }

    /** Bytes of the Java heap that live objects take, after a collection. */
    long liveHeapBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static OptionalDouble status(String name) {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
