package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.AnonymousContent.RoomLogin;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.exchange.RequestData;
import io.github.meshcorejvm.store.json.LoginReadings;
import io.github.meshcorejvm.store.json.RequestNames;
import java.util.Optional;

/** A request of one node to another, for a person to read. */
final class RequestRows {

    private final Rows rows;

    RequestRows(Rows rows) {
        this.rows = rows;
    }

    void add(RequestContent request) {
        rows.add("time", NumberText.utc(request.timestampSeconds()));
        rows.add("request", request.requestType() + " (" + RequestNames.ofRequest(request.requestType()) + ")");
        RequestData data = RequestData.of(request);
        if (data instanceof RequestData.KeepAlive keepAlive) {
            rows.add("posts since", NumberText.utc(keepAlive.sinceSeconds()));
        } else if (data instanceof RequestData.Telemetry telemetry) {
            rows.add("permissions", "0x" + NumberText.hex(telemetry.permissions(), 2));
        } else if (data instanceof RequestData.MinMaxAverage average) {
            rows.add("period", "from " + average.startSecondsAgo() + " to " + average.endSecondsAgo() + " seconds ago");
        } else if (data instanceof RequestData.Neighbours neighbours) {
            rows.add("version", Integer.toString(neighbours.version()));
            rows.add("neighbours", "at most " + neighbours.count() + " from " + neighbours.offset() + " on");
            rows.add(
                    "order",
                    neighbours.orderBy() + " ("
                            + RequestData.Neighbours.order(neighbours.orderBy()).orElse("unknown") + ")");
            rows.add("prefixes", neighbours.prefixLength() + " bytes");
        } else if (data instanceof RequestData.Opaque opaque) {
            if (!opaque.data().isZero()) {
                rows.add("data", opaque.data().toHex());
            }
        } else {
            throw new IllegalStateException("unknown kind of request: " + data.getClass());
        }
    }

    void add(AnonymousContent content) {
        rows.add("time", NumberText.utc(content.timestampSeconds()));
        Optional<AnonymousContent.SubRequest> request = content.subRequest();
        if (request.isPresent()) {
            int type = request.get().type();
            rows.add("sub-request", type + " (" + RequestNames.ofSubRequest(type) + ")");
            boolean direct = request.get().replyPath().hopCount() == 0;
            rows.add(
                    "reply path",
                    direct
                            ? "no hops"
                            : HumanView.path(request.get().replyPath().hops()));
            return;
        }
        // Only the requested node knows which of the two it is.
        LoginReadings logins = LoginReadings.of(content);
        logins.password().ifPresent(password -> rows.add("password", password + " (for a repeater or sensor)"));
        logins.room().ifPresent(room -> rows.add(logins.password().isPresent() ? "or" : "password", room(room)));
    }

    private static String room(RoomLogin login) {
        return login.password() + " (for a room, with posts since " + NumberText.utc(login.syncSinceSeconds()) + ")";
    }
}
