package io.qadom.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.qadom.core.turn.ImpureTurn;
import java.io.Serializable;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Below the driver there is no clock, no chance, no thread, no socket, no file and no log: time and randomness are
 * handed in, so that a network runs in one thread and the same seed gives the same run.
 *
 * <p>Allowed are values that merely come from such packages: addresses without their look-ups, and the {@code LongAdder}s
 * of the keeper, which is called on the store's threads and read on the loop.
 */
class PurityTest {

    private static final String[] PURE = {
        "io.qadom.core.turn..",
        "io.qadom.core.rpc..",
        "io.qadom.core.routing..",
        "io.qadom.core.lookup..",
        "io.qadom.core.record..",
        "io.qadom.core.operation..",
        "io.qadom.core.responder..",
        "io.qadom.core.engine..",
        "io.qadom.core.node..",
        "io.qadom.wire.."
    };

    private static final Set<String> SOURCES_OF_CHANCE =
            namesOf(Random.class, SecureRandom.class, SplittableRandom.class);
    private static final Set<String> THREADS =
            namesOf(Thread.class, ThreadLocal.class, Runtime.class, Process.class, ProcessBuilder.class);
    private static final Set<String> VALUES = namesOf(
            Serializable.class,
            InetAddress.class,
            Inet4Address.class,
            Inet6Address.class,
            InetSocketAddress.class,
            UnknownHostException.class,
            LongAdder.class);
    private static final List<String> BANNED_PACKAGES = List.of(
            "java.util.concurrent",
            "java.net",
            "java.io",
            "java.nio.file",
            "java.nio.channels",
            "java.util.logging",
            "org.slf4j",
            "io.netty");
    private static final Set<String> BANNED_CALLS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.getLogger",
            "java.lang.System.identityHashCode",
            "java.lang.Object.wait",
            "java.lang.Object.notify",
            "java.lang.Object.notifyAll",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getLocalHost",
            "java.net.InetAddress.getHostName",
            "java.net.InetAddress.getCanonicalHostName",
            "java.net.InetAddress.isReachable");

    @Test
    void types_belowTheDriver_bringNoClockChanceThreadSocketFileOrLog() {
        House.hold(noBannedType(), ImpureTurn.class);
    }

    @Test
    void calls_belowTheDriver_askNoClockChanceOrNameServer() {
        House.hold(noBannedCall(), ImpureTurn.class);
    }

    /** Each way of the bad example is seen; were one overlooked, the rule would be blind there. */
    @Test
    void badExample_everyMethodOfIt_isReported() {
        String reported = Stream.of(noBannedType(), noAdderElsewhere(), noBannedCall())
                .flatMap(rule -> House.violations(rule, ImpureTurn.class).stream())
                .collect(Collectors.joining("\n"));

        assertThat(Stream.of(ImpureTurn.class.getDeclaredMethods()).filter(method -> !method.isSynthetic()))
                .hasSize(23)
                .allSatisfy(method -> assertThat(reported).contains(".ImpureTurn." + method.getName() + "("));
    }

    private static ArchRule noBannedType() {
        return noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat(banned());
    }

    @Test
    void adders_belowTheDriver_areTheKeepersOnly() {
        House.hold(noAdderElsewhere(), ImpureTurn.class);
    }

    private static ArchRule noAdderElsewhere() {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .and()
                .doNotHaveFullyQualifiedName("io.qadom.core.record.Keeper")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(LongAdder.class);
    }

    private static DescribedPredicate<JavaClass> banned() {
        return DescribedPredicate.describe("are impure", type -> {
            JavaClass base = type.getBaseComponentType();
            boolean fromBannedPackage = BANNED_PACKAGES.stream().anyMatch(name -> isIn(base, name));
            boolean named = SOURCES_OF_CHANCE.contains(base.getName())
                    || THREADS.contains(base.getName())
                    || base.getName().equals(Clock.class.getName());
            boolean value = VALUES.contains(base.getName());
            return named || (fromBannedPackage && !value);
        });
    }

    private static boolean isIn(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }

    private static ArchRule noBannedCall() {
        DescribedPredicate<JavaCall<?>> banned = DescribedPredicate.describe("a banned method", call -> {
            CodeUnitAccessTarget target = call.getTarget();
            String name = target.getOwner().getName() + "." + target.getName();
            return BANNED_CALLS.contains(name)
                    || (target.getName().equals("now") && isIn(target.getOwner(), "java.time"))
                    || isParallel(target);
        });
        return noClasses().that().resideInAnyPackage(PURE).should().callCodeUnitWhere(banned);
    }

    private static boolean isParallel(CodeUnitAccessTarget target) {
        return target.getName().startsWith("parallel") && isIn(target.getOwner(), "java.util");
    }

    private static Set<String> namesOf(Class<?>... types) {
        return Stream.of(types).map(Class::getName).collect(Collectors.toUnmodifiableSet());
    }
}
