package io.qadom.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.qadom.api.ApiThatSeesCore;
import io.qadom.core.CoreThatNamesAStore;
import io.qadom.core.CoreThatReadsProtobuf;
import io.qadom.spi.SpiThatIsSeenByApi;
import io.qadom.store.memory.StoreThatSeesCore;
import io.qadom.testkit.KitThatSeesAStore;
import io.qadom.transport.netty.TransportThatSeesMessages;
import io.qadom.wire.WireThatSeesCore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom at compile time. */
class ModuleDirectionsTest {

    private static final String[] EVERYBODY = {"java..", "javax..", "org.jspecify.."};
    private static final String[] API = {"io.qadom.api..", "io.qadom.spi.."};

    @Test
    void api_any_knowsNobody() {
        House.hold(onlyKnows("io.qadom.api..", "io.qadom.api.."), ApiThatSeesCore.class, SpiThatIsSeenByApi.class);
        House.hold(onlyKnows("io.qadom.spi..", API), SpiThatIsSeenByApi.class);
    }

    @Test
    void wire_any_knowsTheApiOnly() {
        House.hold(onlyKnows("io.qadom.wire..", "io.qadom.api..", "io.qadom.wire.."), WireThatSeesCore.class);
    }

    /** The codec is its own; generated classes judge it in its tests and are in no jar. */
    @Test
    void protobuf_any_isKnownByNobody() {
        House.hold(
                noClasses().should().dependOnClassesThat().resideInAPackage("com.google.protobuf.."),
                CoreThatReadsProtobuf.class);
    }

    @Test
    void core_any_namesNoStoreNoTransportNoCommand() {
        House.hold(
                onlyKnows(
                        "io.qadom.core..",
                        "io.qadom.api..",
                        "io.qadom.spi..",
                        "io.qadom.wire..",
                        "io.qadom.core..",
                        "org.slf4j.."),
                CoreThatNamesAStore.class);
    }

    @Test
    void stores_any_knowTheApiAndTheirDatabase() {
        House.hold(onlyKnows("io.qadom.store.memory..", with("io.qadom.store.memory..")), StoreThatSeesCore.class);
        House.hold(
                onlyKnows("io.qadom.store.rocksdb..", with("io.qadom.store.rocksdb..", "org.rocksdb..", "org.slf4j..")),
                io.qadom.store.rocksdb.StoreThatSeesAnother.class);
        House.hold(
                onlyKnows("io.qadom.store.h2..", with("io.qadom.store.h2..", "org.h2..", "org.slf4j..")),
                io.qadom.store.h2.StoreThatSeesTheCommands.class);
    }

    @Test
    void transport_any_knowsTheApiAndNettyAndNoMessage() {
        House.hold(
                onlyKnows("io.qadom.transport..", with("io.qadom.transport..", "io.netty..", "org.slf4j..")),
                TransportThatSeesMessages.class);
    }

    @Test
    void testkit_any_knowsTheApiAndTheTestLibraries() {
        House.hold(
                onlyKnows(
                        "io.qadom.testkit..",
                        with("io.qadom.testkit..", "org.junit.jupiter..", "org.assertj..", "org.apiguardian..")),
                KitThatSeesAStore.class);
    }

    @Test
    void commandsAndBenchmarks_any_areKnownByNobody() {
        House.hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.qadom.cli..", "io.qadom.benchmarks..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.qadom.cli..", "io.qadom.benchmarks.."),
                io.qadom.store.h2.StoreThatSeesTheCommands.class);
    }

    @Test
    void modules_any_knowEachOtherInOneDirection() {
        House.hold(
                slices().matching("io.qadom.(*)..").should().beFreeOfCycles(),
                ApiThatSeesCore.class,
                CoreThatNamesAStore.class);
    }

    private static String[] with(String... others) {
        return Stream.concat(Stream.of(API), Stream.of(others)).toArray(String[]::new);
    }

    private static ArchRule onlyKnows(String packages, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(EVERYBODY), Stream.of(others)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
