package io.qadom.cli.demo;

import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.api.NodeId;
import io.qadom.cli.console.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of the story and the folder that holds their data. Whatever ends the story, Ctrl-C included, no process
 * and no file is left.
 */
final class Cast implements AutoCloseable {

    private final TemporaryFolder folder;
    private final ExecutorService readers = Executors.newCachedThreadPool(Cast::daemon);
    private final List<Member> members;
    private boolean over;

    private Cast(TemporaryFolder folder, int size) {
        this.folder = folder;
        members = IntStream.range(0, size)
                .mapToObj(place -> new Member(folder.path().resolve("data-" + place)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** One of the cast: its data stays while its processes come and go. */
    private static final class Member {
        final Path data;

        @Nullable
        PeerProcess process;

        @Nullable
        NodeAddress address;

        Member(Path data) {
            this.data = data;
        }

        NodeAddress address() {
            return Objects.requireNonNull(address, "it was ready once");
        }

        NodeId id() {
            return NodeId.ofPublicKey(address().publicKey().orElseThrow());
        }
    }

    /**
     * A cast that is not started yet.
     *
     * @param size how many peers
     */
    static Cast assemble(int size) {
        Cast cast = new Cast(TemporaryFolder.create("qadom-demo-"), size);
        Runtime.getRuntime().addShutdownHook(new Thread(cast::close, "demo-cleanup"));
        return cast;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "demo-reader");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a peer, where it listened before when it was here before. Returns at once.
     *
     * @param number which peer
     * @param join how it joins, see {@link DemoPeer}
     */
    synchronized void start(int number, String join) {
        if (over) {
            throw new StepFailedException("the story was broken off");
        }
        Member member = members.get(number);
        int port = member.address == null ? 0 : member.address.port();
        member.process = PeerProcess.start(port, member.data, join, readers);
    }

    /** Waits until a started peer listens and has joined; says where it listens. */
    NodeAddress awaitReady(int number) {
        NodeAddress address = in(number, process(number)::awaitReady);
        members.get(number).address = address;
        return address;
    }

    /**
     * Deals the numbers out anew by the distance to a key, once all are ready, so that who sets a value and who fetches it
     * are not those who hold it.
     *
     * @param key where the value will live
     * @param last ascending numbers for the farthest peers, the last one for the farthest of all
     */
    synchronized void deal(Key key, int... last) {
        members.sort((a, b) -> key.compareDistances(a.id(), b.id()));
        int farthest = members.size() - last.length;
        for (int i = 0; i < last.length; i++) {
            members.add(last[i], members.remove(farthest + i));
        }
    }

    /** Types a line into a peer's prompt, as {@link PeerProcess#ask} does. */
    String ask(int number, String line, String kind) {
        PeerProcess process = process(number);
        return in(number, () -> process.ask(line, kind));
    }

    private static <T> T in(int number, Supplier<T> step) {
        try {
            return step.get();
        } catch (StepFailedException e) {
            throw new StepFailedException(name(number) + " " + e.getMessage(), e);
        }
    }

    /** Where a peer listens, and the operating system's number of its process. */
    String describe(int number) {
        NodeAddress address = members.get(number).address();
        return address.host() + ":" + address.port() + ", process "
                + process(number).pid();
    }

    private synchronized PeerProcess process(int number) {
        PeerProcess process = members.get(number).process;
        if (process == null) {
            throw new StepFailedException(name(number) + " is not running");
        }
        return process;
    }

    /** What the story calls the peer that listens at an endpoint. */
    String nameAt(String endpoint) {
        return IntStream.range(0, members.size())
                .filter(number ->
                        endpoint.endsWith(":" + members.get(number).address().port()))
                .mapToObj(Cast::name)
                .findFirst()
                .orElse(endpoint);
    }

    /** Kills a peer with SIGKILL. */
    synchronized void kill(int number) {
        process(number).kill();
        members.get(number).process = null;
    }

    /** Whether the cast is dismissed: after Ctrl-C a step fails because its process is gone, which is nothing to tell. */
    synchronized boolean isOver() {
        return over;
    }

    static String name(int number) {
        return "peer " + number;
    }

    @Override
    public synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        members.stream().map(member -> member.process).filter(Objects::nonNull).forEach(PeerProcess::kill);
        readers.shutdown();
        folder.close();
    }
}
