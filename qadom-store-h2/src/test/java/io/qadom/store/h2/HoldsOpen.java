package io.qadom.store.h2;

import io.qadom.spi.Store;
import java.io.IOException;
import java.nio.file.Path;

/** Holds a store open until its standard input says anything or ends. */
final class HoldsOpen {

    private HoldsOpen() {}

    public static void main(String[] arguments) throws IOException {
        try (Store store = new H2StoreProvider().open(Path.of(arguments[0]))) {
            System.out.println(store.durable() ? "open" : "not durable");
            System.in.read();
        }
        System.out.println("closed");
    }
}
