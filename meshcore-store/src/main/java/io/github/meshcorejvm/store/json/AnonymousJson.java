package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.AnonymousContent.RoomLogin;
import java.util.Optional;

/**
 * The contents of an anonymous request. The right reading depends on the kind of the receiver, which is not in the packet, so
 * each possible one is written: the login to a room server under {@code room}, and if it is the only possible login, also next
 * to it.
 */
final class AnonymousJson {

    private AnonymousJson() {}

    static void write(JsonWriter json, AnonymousContent content) {
        json.field("timestamp", content.timestampSeconds());
        Optional<AnonymousContent.SubRequest> subRequest = content.subRequest();
        if (subRequest.isPresent()) {
            json.field("subRequest", subRequest.get().type());
            json.field(
                    "subRequestName", RequestNames.ofSubRequest(subRequest.get().type()));
            json.beginObject("replyPath");
            json.field("hashSize", subRequest.get().replyPath().hashSize());
            DirectJson.hops(json, "hops", subRequest.get().replyPath());
            json.endObject();
            return;
        }
        LoginReadings logins = LoginReadings.of(content);
        logins.password().ifPresent(password -> json.field("password", password));
        logins.room().ifPresent(room -> {
            if (logins.password().isEmpty()) {
                room(json, room);
            }
            json.beginObject("room");
            room(json, room);
            json.endObject();
        });
    }

    private static void room(JsonWriter json, RoomLogin room) {
        json.field("syncSince", room.syncSinceSeconds());
        json.field("password", room.password());
    }
}
