package io.qadom.cli.shell;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.Peer;
import io.qadom.api.PeerStatus;
import io.qadom.api.PeerStatus.Health;
import io.qadom.api.PeerStatus.TableContact;
import io.qadom.api.Receipts;
import io.qadom.api.SearchOutcome;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import io.qadom.cli.console.TextForms;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Parameters;

/** What can be typed at the prompt. The names are those of the first qadom. */
@Command(
        name = "",
        synopsisHeading = "",
        customSynopsis = "",
        description = "Values and sets live in the network that this peer has joined.",
        commandListHeading = "%nCommands:%n",
        subcommands = HelpCommand.class)
final class PromptCommands {

    private final Peer peer;
    private final Console console;
    private final boolean json;
    private boolean left;

    PromptCommands(Peer peer, Console console, boolean json) {
        this.peer = peer;
        this.console = console;
        this.json = json;
    }

    boolean isLeft() {
        return left;
    }

    @Command(description = "Stores a text and prints its key, in hexadecimal and as the first qadom did.")
    int set(
            @Parameters(paramLabel = "TEXT", arity = "1..*", description = "One space is put between words.")
                    List<String> text) {
        return tell(peer.set(Bytes.ofUtf8(String.join(" ", text))).join());
    }

    @Command(description = "Fetches a value and prints it as text.")
    int get(@Parameters(paramLabel = "KEY", description = "Hexadecimal or decimal.") Key key) {
        GetOutcome outcome = peer.get(key).join();
        if (outcome.value().isEmpty()) {
            boolean missing = outcome instanceof GetOutcome.NotFound;
            console.tell((missing ? "nobody has " : "not enough nodes answered to say who has ") + key);
            return (missing ? ExitCode.NOT_FOUND : ExitCode.NO_NETWORK).code();
        }
        Bytes value = outcome.value().get();
        if (json) {
            console.print(fields -> {
                fields.writeStringField("key", key.toHex());
                fields.writeNumberField("bytes", value.length());
                fields.writeBinaryField("value", value.toByteArray());
            });
        } else {
            console.print(value.toUtf8());
        }
        return ExitCode.DONE.code();
    }

    @Command(description = "Prints the members of the set at a key, or adds one.")
    int key(
            @Parameters(index = "0", paramLabel = "KEY", description = "The key of the set.") Key key,
            @Parameters(index = "1", arity = "0..1", paramLabel = "MEMBER", description = "What to add.")
                    Optional<Key> member) {
        return member.isPresent()
                ? tell(peer.key(key, member.get()).join())
                : tell(peer.key(key).join());
    }

    @Command(description = "Prints this peer and the contacts it knows.")
    void peers() {
        PeerStatus status = status();
        tellContact(status.self(), "self");
        for (TableContact row : status.table()) {
            tellContact(row.contact(), row.health() == Health.GOOD ? "good" : "questionable");
        }
    }

    @Command(description = "Prints the routing table: bucket by bucket, how many contacts, the round trip of each.")
    void table() {
        status().table().stream()
                .collect(Collectors.groupingBy(TableContact::bucket, TreeMap::new, Collectors.toList()))
                .forEach(this::tellBucket);
    }

    @Command(description = "Prints what this peer's store holds.")
    void store() {
        PeerStatus status = status();
        PeerStatus.StorageUsage usage = status.storage();
        if (json) {
            console.print(fields -> Json.storageFields(fields, usage));
        } else {
            console.print(usage.store() + ": " + usage.values() + " values and " + usage.members() + " members, "
                    + usage.bytes() + " of " + usage.bytesMax() + " bytes, " + usage.cachedBytes() + " of them cache");
        }
    }

    @Command(description = "Prints every counter.")
    void stats() {
        PeerStatus status = status();
        if (json) {
            console.print(fields -> Json.statusFields(fields, status));
        } else {
            status.counters().forEach((name, count) -> console.print(name + " " + count));
        }
    }

    @Command(description = "Closes the peer and ends.")
    void exit() {
        left = true;
    }

    private PeerStatus status() {
        return peer.status().join();
    }

    private int tell(Receipts receipts) {
        if (json) {
            console.print(fields -> Json.receiptsFields(fields, receipts));
        } else {
            console.print(receipts.key().toHex());
            console.print(receipts.key().toDecimal());
        }
        return ExitCode.DONE.code();
    }

    private int tell(SearchOutcome outcome) {
        if (outcome.members().isEmpty()) {
            console.tell("nobody has a set at " + outcome.key() + ": " + outcome.answered() + " nodes answered");
            return (outcome.answered() == 0 ? ExitCode.NO_NETWORK : ExitCode.NOT_FOUND).code();
        }
        for (Key member : outcome.members()) {
            if (json) {
                console.print(fields -> fields.writeStringField("member", member.toHex()));
            } else {
                console.print(member.toHex());
            }
        }
        return ExitCode.DONE.code();
    }

    private void tellContact(Contact contact, String health) {
        if (json) {
            console.print(fields -> {
                Json.contactFields(fields, contact);
                fields.writeStringField("health", health);
            });
        } else {
            console.print(contact.endpoint() + " " + contact.id() + " " + health);
        }
    }

    private void tellBucket(int bucket, List<TableContact> rows) {
        if (json) {
            console.print(fields -> {
                fields.writeNumberField("bucket", bucket);
                fields.writeNumberField("contacts", rows.size());
            });
        } else {
            String contacts = rows.stream().map(PromptCommands::brief).collect(Collectors.joining(", "));
            console.print("bucket " + bucket + ": " + rows.size() + " contacts: " + contacts);
        }
    }

    private static String brief(TableContact row) {
        String roundTrip = row.roundTrip().map(TextForms::millis).orElse("-");
        return row.contact() + " " + roundTrip;
    }
}
