package io.qadom.core;

import io.qadom.api.QadomException;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a plug-in on the class path: by its name, else the only one there is. Two with one name, and none, are errors
 * that say which jars are meant.
 *
 * @param <P> the kind of provider
 */
final class Providers<P> {

    private final String kind;
    private final List<P> present;
    private final Function<P, String> nameOf;

    Providers(String kind, Class<P> type, Function<P, String> nameOf) {
        this.kind = kind;
        this.nameOf = nameOf;
        this.present = ServiceLoader.load(type, type.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    P find(@Nullable String name) {
        List<P> matching = present.stream()
                .filter(provider -> name == null || nameOf.apply(provider).equals(name))
                .toList();
        if (matching.isEmpty()) {
            throw new QadomException(
                    name == null
                            ? "there is no " + kind + " on the class path; add a qadom-" + kind + "-... jar"
                            : "there is no " + kind + " '" + name + "' on the class path (there is: " + names()
                                    + "); add the jar qadom-" + kind + "-" + name);
        }
        if (matching.size() > 1) {
            throw new QadomException(
                    name == null
                            ? "there are several " + kind + "s on the class path (" + names() + "); choose one by name"
                            : "two " + kind + "s are named '" + name + "': " + jars(matching) + "; take one away");
        }
        return matching.get(0);
    }

    private String names() {
        return present.isEmpty()
                ? "none"
                : present.stream().map(nameOf).sorted().collect(Collectors.joining(", "));
    }

    private static <P> String jars(List<P> providers) {
        return providers.stream().map(Providers::jarOf).collect(Collectors.joining(" and "));
    }

    private static String jarOf(Object provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? provider.getClass().getName() : location.getPath();
    }
}
