package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.exchange.AccessList;
import io.github.meshcorejvm.codec.exchange.AnonymousOwner;
import io.github.meshcorejvm.codec.exchange.Clock;
import io.github.meshcorejvm.codec.exchange.LegacyLogin;
import io.github.meshcorejvm.codec.exchange.Login;
import io.github.meshcorejvm.codec.exchange.MinMaxAverage;
import io.github.meshcorejvm.codec.exchange.Neighbours;
import io.github.meshcorejvm.codec.exchange.Owner;
import io.github.meshcorejvm.codec.exchange.Regions;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.exchange.Status;
import io.github.meshcorejvm.codec.exchange.Telemetry;
import java.util.List;

/** The response of a node, for a person to read. */
final class ResponseRows {

    private static final List<String> ROLES = List.of("guest", "read only", "read and write", "admin");

    private final Rows rows;

    ResponseRows(Rows rows) {
        this.rows = rows;
    }

    void add(ResponseData data, boolean guessed) {
        rows.add("response", name(data) + (guessed ? " (guessed: the request is not known)" : ""));
        if (data instanceof Status status) {
            new StatusRows(rows).add(status);
        } else if (data instanceof Telemetry telemetry) {
            new SensorRows(rows).add(telemetry.readings());
        } else if (data instanceof MinMaxAverage average) {
            rows.add("server time", NumberText.utc(average.timeSeconds()));
            new SensorRows(rows).add(average.ranges());
        } else if (data instanceof AccessList list) {
            list.entries().forEach(entry -> rows.add("node", entry.prefix() + "... " + role(entry.permissions())));
        } else if (data instanceof Neighbours neighbours) {
            rows.add("neighbours", neighbours.entries().size() + " of " + neighbours.total());
            neighbours
                    .entries()
                    .forEach(entry -> rows.add(
                            "node",
                            entry.prefix() + "... " + NumberText.decibels(entry.snrQuarterDb()) + " SNR, "
                                    + entry.secondsAgo() + " s ago"));
        } else if (data instanceof Owner owner) {
            rows.add("firmware", owner.firmware()).add("name", owner.name()).add("owner", owner.owner());
        } else if (data instanceof AnonymousOwner owner) {
            rows.add("server time", NumberText.utc(owner.timeSeconds()));
            rows.add("name", owner.name()).add("owner", owner.owner());
        } else if (data instanceof Login login) {
            login(login);
        } else if (data instanceof LegacyLogin) {
            rows.good("result", "OK");
        } else if (data instanceof Regions regions) {
            rows.add("server time", NumberText.utc(regions.timeSeconds()));
            rows.add("regions", regions.names().isEmpty() ? "none" : String.join(", ", regions.names()));
        } else if (data instanceof Clock clock) {
            rows.add("server time", NumberText.utc(clock.timeSeconds()));
            rows.add("features", clock.features().isEmpty() ? "none" : String.join(", ", clock.features()));
        } else if (data instanceof ResponseData.Unknown unknown) {
            rows.add("data", unknown.data().toHex());
        } else {
            throw new IllegalStateException("unknown kind of response: " + data.getClass());
        }
    }

    private static String name(ResponseData data) {
        return data.type()
                .map(type -> switch (type) {
                    case STATUS -> "status";
                    case TELEMETRY -> "telemetry";
                    case MIN_MAX_AVERAGE -> "minimum, maximum and average";
                    case ACCESS_LIST -> "access list";
                    case NEIGHBOURS -> "neighbours";
                    case OWNER, ANONYMOUS_OWNER -> "owner";
                    case LOGIN -> "login";
                    case REGIONS -> "regions";
                    case CLOCK -> "clock";
                })
                .orElse("unknown");
    }

    private void login(Login login) {
        if (login.ok()) {
            rows.good("result", "OK");
        } else {
            rows.bad("result", "failed (" + login.result() + ")");
        }
        rows.add("keep-alive", login.keepAliveSeconds() + " s");
        rows.add("admin", login.isAdmin() ? "yes" : "no");
        rows.add("permissions", role(login.permissions()));
        rows.add("firmware", "level " + login.firmwareLevel());
    }

    private static String role(int permissions) {
        return permissions + " (" + ROLES.get(permissions & 0x03) + ")";
    }
}
