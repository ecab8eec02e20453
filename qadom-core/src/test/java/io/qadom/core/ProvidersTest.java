package io.qadom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import io.qadom.spi.StoreProvider;
import io.qadom.wire.Packet;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a builder says about the plug-ins on the class path: on this one, and on small ones made for the purpose. */
class ProvidersTest {

    @TempDir
    private Path jars;

    @Test
    void start_storeThatIsNotThere_namesThoseThatAreAndTheJarToAdd() {
        assertThatThrownBy(() -> PeerBuilder.create().store("rocksdb").start())
                .isInstanceOf(QadomException.class)
                .hasMessage("there is no store 'rocksdb' on the class path (there is: memory); add the jar"
                        + " qadom-store-rocksdb");
    }

    @Test
    void start_noTransport_saysWhichJarToAdd() {
        assertThatThrownBy(() -> PeerBuilder.create().store("memory").start())
                .isInstanceOf(QadomException.class)
                .hasMessage("there is no transport on the class path; add a qadom-transport-... jar");
    }

    @Test
    void start_noStoreAtAll_saysWhichJarToAdd() throws Exception {
        assertThat(messageOfStart(null)).isEqualTo("there is no store on the class path; add a qadom-store-... jar");
        assertThat(messageOfStart("memory"))
                .isEqualTo(
                        "there is no store 'memory' on the class path (there is: none); add the jar qadom-store-memory");
    }

    @Test
    void start_twoStoresOfOneName_namesBothJars() throws Exception {
        Path one = jar("one.jar", TwinStores.First.class);
        Path two = jar("two.jar", TwinStores.Second.class);

        assertThat(messageOfStart("twin", one, two))
                .startsWith("two stores are named 'twin': ")
                .contains(one.toString(), two.toString())
                .endsWith("; take one away");
    }

    @Test
    void start_severalStoresAndNoneChosen_asksToChoose() throws Exception {
        Path one = jar("one.jar", TwinStores.First.class);
        Path files = jar("files.jar", TwinStores.Files.class);

        assertThat(messageOfStart(null, one, files))
                .isEqualTo("there are several stores on the class path (files, twin); choose one by name");
    }

    @Test
    void start_storeThatKeepsFilesWithoutDirectory_asksForOne() throws Exception {
        Path files = jar("files.jar", TwinStores.Files.class);

        assertThat(messageOfStart("files", files))
                .isEqualTo("store 'files' keeps files; give a data directory or take the store 'memory'");
        assertThat(messageOfStart(null, files)).startsWith("store 'files' keeps files");
    }

    /** A jar with one provider in it. */
    private Path jar(String name, Class<? extends StoreProvider> provider) throws IOException {
        Path jar = jars.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + StoreProvider.class.getName()));
            out.write(provider.getName().getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : List.of(provider, provider.getSuperclass())) {
                String path = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(path));
                try (InputStream in =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(path))) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** Starts a peer in a class path of its own: qadom and the given jars, nothing of the tests. */
    private static String messageOfStart(@Nullable String store, Path... jars)
            throws IOException, ReflectiveOperationException {
        try (URLClassLoader world = new URLClassLoader(classPath(jars), ClassLoader.getPlatformClassLoader())) {
            Class<?> builderType = world.loadClass(PeerBuilder.class.getName());
            Object builder = builderType.getMethod("create").invoke(null);
            if (store != null) {
                builderType.getMethod("store", String.class).invoke(builder, store);
            }
            Method start = builderType.getMethod("start");
            try {
                return "started " + start.invoke(builder);
            } catch (InvocationTargetException e) {
                return String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
            }
        }
    }

    private static URL[] classPath(Path... jars) throws MalformedURLException {
        List<URL> places = new ArrayList<>();
        for (Class<?> type : List.of(PeerBuilder.class, Peer.class, Packet.class, LoggerFactory.class)) {
            places.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        for (Path jar : jars) {
            places.add(jar.toUri().toURL());
        }
        return places.toArray(URL[]::new);
    }
}
