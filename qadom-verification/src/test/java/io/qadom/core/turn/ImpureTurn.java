package io.qadom.core.turn;

import java.io.ByteArrayOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;

/** Breaks every rule of purity, each method another. Nothing calls it. */
public final class ImpureTurn {

    private ImpureTurn() {}

    static long monotonicClock() {
        return System.nanoTime();
    }

    static long wallClock() {
        return System.currentTimeMillis();
    }

    static Instant momentOfNow() {
        return Instant.now();
    }

    static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    static long clockHandedIn(Clock clock) {
        return clock.millis();
    }

    static double chance() {
        return Math.random();
    }

    static Object seededChance() {
        return new Random(1);
    }

    static Object secureChance() {
        return new SecureRandom();
    }

    static Object splittableChance() {
        return new SplittableRandom(1);
    }

    static int chanceOfTheThread() {
        return ThreadLocalRandom.current().nextInt();
    }

    static UUID chanceInAName() {
        return UUID.randomUUID();
    }

    static String thread() {
        return Thread.currentThread().getName();
    }

    static void executor(Executor executor) {
        executor.execute(() -> {});
    }

    static Object lock() {
        return new ReentrantLock();
    }

    static long adder(LongAdder adder) {
        return adder.sum();
    }

    static long parallel(List<String> words) {
        return words.parallelStream().count();
    }

    static void socket(DatagramSocket socket) {
        socket.close();
    }

    static boolean channel(DatagramChannel channel) {
        return channel.isOpen();
    }

    static InetAddress[] nameServer() throws UnknownHostException {
        return InetAddress.getAllByName("node.example");
    }

    static Path file() {
        return Path.of("file");
    }

    static Object stream() {
        return new ByteArrayOutputStream();
    }

    static void log(Logger logger) {
        logger.info("said");
    }

    static int place(Object any) {
        return System.identityHashCode(any);
    }
}
