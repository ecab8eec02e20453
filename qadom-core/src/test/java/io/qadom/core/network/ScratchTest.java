package io.qadom.core.network;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.*;
import org.junit.jupiter.params.provider.*;
class ScratchTest {
    @ParameterizedTest
    @ValueSource(ints={64,200,1000})
    void grow(int n) {
        VirtualNetwork network = new VirtualNetwork(1);
        long t=System.nanoTime();
        network.grow(n, Plan.server().withReplicationFactor(8));
        System.out.println(n+" "+(System.nanoTime()-t)/1000000+" ms "+network.ether().sent()+" datagrams "+network);
        for (int round=0; round<3; round++) {
        int ok=0, all=0, notFull=0;
        for (int i=0;i<40;i++) {
            var target = io.qadom.testkit.Keys.random(network.random());
            var p = network.peers().get(network.random().nextInt(n));
            var found = p.lookup(target).closest().stream().map(c->c.contact()).toList();
            var truth = network.closest(target, 21).stream().filter(c->!c.equals(p.self())).limit(20).toList();
            all++; if (found.equals(truth)) ok++;
        }
        System.out.println("right "+ok+"/"+all+"  dgrams "+network.ether().sent());
        network.run(Duration.ofMinutes(1));
        }
        long before=network.ether().sent(); 
        for (int g=0;g<3;g++){
        var keys = Values.setThroughout(network, 50);
        long s=network.ether().sent()-before;
        before=network.ether().sent();
        for (var k: keys) network.peers().get(network.random().nextInt(n)).get(k);
        System.out.println("per set "+s/50.0+" per get "+(network.ether().sent()-before)/50.0);before=network.ether().sent(); 
        }
    }
}
