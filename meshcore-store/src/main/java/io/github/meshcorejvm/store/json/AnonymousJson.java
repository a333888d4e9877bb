package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.AnonymousContent.RoomLogin;
import java.util.Optional;

/**
 * What is inside an anonymous request. Which reading is right depends on the kind of the receiver, which is not in the
 * packet, so each that fits is given: the login to a room server under {@code room}, and where it is the only login that
 * fits, beside it too.
 */
final class AnonymousJson {

    private AnonymousJson() {}

    static void write(JsonObject json, AnonymousContent content) {
        json.addProperty("timestamp", content.timestampSeconds());
        Optional<AnonymousContent.SubRequest> subRequest = content.subRequest();
        if (subRequest.isPresent()) {
            json.addProperty("subRequest", subRequest.get().type());
            json.addProperty(
                    "subRequestName", RequestNames.ofSubRequest(subRequest.get().type()));
            JsonObject path = new JsonObject();
            path.addProperty("hashSize", subRequest.get().replyPath().hashSize());
            path.add("hops", DirectJson.hops(subRequest.get().replyPath()));
            json.add("replyPath", path);
            return;
        }
        LoginReadings logins = LoginReadings.of(content);
        logins.password().ifPresent(password -> json.addProperty("password", password));
        logins.room().ifPresent(room -> {
            if (logins.password().isEmpty()) {
                room(json, room);
            }
            JsonObject object = new JsonObject();
            room(object, room);
            json.add("room", object);
        });
    }

    private static void room(JsonObject json, RoomLogin room) {
        json.addProperty("syncSince", room.syncSinceSeconds());
        json.addProperty("password", room.password());
    }
}
