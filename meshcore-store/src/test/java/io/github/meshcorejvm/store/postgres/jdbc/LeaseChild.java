package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.PostgresUrl;

/** Acquires the lease of a database, and tells in lines whether it holds it. */
final class LeaseChild {

    private LeaseChild() {}

    public static void main(String[] args) throws InterruptedException {
        MaintenanceLease lease = new MaintenanceLease(PostgresUrl.parse(args[0]));
        boolean held = lease.tryAcquire();
        System.out.println(held ? "held" : "not held");
        while (held) {
            held = lease.isHeld();
            Thread.sleep(20);
        }
        System.out.println("lost");
    }
}
