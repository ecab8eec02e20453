package io.qadom.transport.netty;

/**
 * Settings of Netty that this process does without, unless its user has chosen otherwise. Read by Netty when its classes
 * load, so set before.
 */
final class NettyDefaults {

    private NettyDefaults() {}

    static void set() {
        // Flight recorder events of the allocator: 30 to 60 ms of class loading at the start of every command.
        setIfAbsent("io.netty.jfr.enabled", "false");
        // No buffer leaves this package, so there is nobody to leak one; tracking costs on each datagram.
        setIfAbsent("io.netty.leakDetection.level", "disabled");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
