package io.qadom.core.engine;

import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.core.operation.GetFromOperation;
import io.qadom.core.operation.GetOperation;
import io.qadom.core.operation.LookupOperation;
import io.qadom.core.operation.Operation;
import io.qadom.core.operation.PingOperation;
import io.qadom.core.operation.SearchFromOperation;
import io.qadom.core.operation.SearchOperation;
import io.qadom.core.operation.Surroundings;
import io.qadom.core.operation.WriteOperation;
import io.qadom.core.operation.WriteOperation.Draft;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.UserRequest;
import io.qadom.spi.Provenance;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import io.qadom.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes the machine for each request of the user: the one place that knows all of them. */
final class OperationMaker {

    private final Surroundings around;

    OperationMaker(Surroundings around) {
        this.around = around;
    }

    Operation make(Input.Requested requested, long nowNanos) {
        long number = requested.operation();
        UserRequest request = requested.request();
        if (request instanceof UserRequest.Get get) {
            return get(number, get.key(), get.from());
        }
        if (request instanceof UserRequest.Set set) {
            return set(number, set, nowNanos);
        }
        if (request instanceof UserRequest.Append append) {
            return append(number, append, nowNanos);
        }
        if (request instanceof UserRequest.Search search) {
            return search.from().isPresent()
                    ? new SearchFromOperation(
                            number, search.key(), search.from().get(), around)
                    : new SearchOperation(number, search.key(), around, nowNanos);
        }
        if (request instanceof UserRequest.Lookup lookup) {
            return new LookupOperation(number, lookup.key(), around, nowNanos);
        }
        if (request instanceof UserRequest.Ping ping) {
            return new PingOperation(number, ping.contact(), around);
        }
        throw new AssertionError(request);
    }

    private Operation get(long number, Key key, Optional<NodeId> from) {
        return from.isPresent()
                ? new GetFromOperation(number, key, from.get(), around)
                : new GetOperation(number, key, around);
    }

    private Operation set(long number, UserRequest.Set set, long nowNanos) {
        Key key = Key.ofValue(set.value());
        Duration life = set.options().timeToLive();
        Message.Store message = new Message.Store(set.value(), (int) life.toSeconds(), false);
        StoredValue own = new StoredValue(key, set.value(), own(life, nowNanos));
        return new WriteOperation(
                number,
                new Draft(key, message, set.options()),
                operation -> new StoreTask.SaveValue(own, operation),
                around,
                nowNanos);
    }

    private Operation append(long number, UserRequest.Append append, long nowNanos) {
        Duration life = append.options().timeToLive();
        Message.Append message = new Message.Append(append.key(), append.member(), (int) life.toSeconds());
        StoredMember own = new StoredMember(append.key(), append.member(), own(life, nowNanos));
        return new WriteOperation(
                number,
                new Draft(append.key(), message, append.options()),
                operation -> new StoreTask.SaveMember(own, operation),
                around,
                nowNanos);
    }

    private Provenance own(Duration life, long nowNanos) {
        Instant now = around.wall().at(nowNanos);
        return new Provenance(Provenance.Origin.OWN, "", now, now.plus(life));
    }
}
