package io.github.meshcorejvm.cli.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Places nodes by their edges alone: neighbors attract each other to a distance of 1, and all nodes repel nearby ones (the grid
 * variant of Fruchterman and Reingold, "Graph Drawing by Force-directed Placement", 1991). 3,000 nodes take well under a
 * second. The same graph always gets the same layout.
 */
final class SpringLayout {

    private static final int ROUNDS = 200;
    /** Nodes further apart do not push each other. */
    private static final double REACH = 2.5;
    /** Keeps unconnected parts together. */
    private static final double PULL_TO_MIDDLE = 0.012;

    private static final double FIRST_STRIDE = 1.5;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final double[] x;
    private final double[] y;

    private SpringLayout(int size) {
        x = new double[size];
        y = new double[size];
        for (int i = 0; i < size; i++) {
            double radius = 0.7 * Math.sqrt(i + 0.5);
            x[i] = radius * Math.cos(i * GOLDEN_ANGLE);
            y[i] = radius * Math.sin(i * GOLDEN_ANGLE);
        }
    }

    /** The layout of some nodes of a graph, given the indexes of their neighbors. */
    static SpringLayout of(int[] nodes, int[][] neighbors) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int node : nodes) {
            places.put(node, places.size());
        }
        int[][] links = new int[nodes.length][];
        for (int i = 0; i < nodes.length; i++) {
            links[i] = Arrays.stream(neighbors[nodes[i]])
                    .filter(places::containsKey)
                    .map(places::get)
                    .toArray();
        }
        SpringLayout layout = new SpringLayout(nodes.length);
        for (int round = 0; round < ROUNDS; round++) {
            layout.relax(links, FIRST_STRIDE * (1 - (double) round / ROUNDS));
        }
        return layout;
    }

    double x(int node) {
        return x[node];
    }

    double y(int node) {
        return y[node];
    }

    /** The smallest x. */
    double left() {
        return Arrays.stream(x).min().orElse(0);
    }

    /** The longer side. */
    double extent() {
        double width = Arrays.stream(x).max().orElse(0) - left();
        double height =
                Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        return Math.max(width, height);
    }

    private void relax(int[][] links, double stride) {
        Grid grid = new Grid();
        double[] forceX = new double[x.length];
        double[] forceY = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            forceX[i] -= PULL_TO_MIDDLE * x[i];
            forceY[i] -= PULL_TO_MIDDLE * y[i];
            grid.pushAll(i, forceX, forceY);
            for (int other : links[i]) {
                double dx = x[other] - x[i];
                double dy = y[other] - y[i];
                // The forces of a hundred neighbors must not move a hub too far.
                double pull = Math.hypot(dx, dy) / Math.sqrt(Math.max(links[i].length, 1));
                forceX[i] += dx * pull;
                forceY[i] += dy * pull;
            }
        }
        for (int i = 0; i < x.length; i++) {
            double force = Math.hypot(forceX[i], forceY[i]);
            double length = Math.min(force, stride) / Math.max(force, 1e-9);
            x[i] += forceX[i] * length;
            y[i] += forceY[i] * length;
        }
    }

    private void push(int node, int other, double[] forceX, double[] forceY) {
        double dx = x[node] - x[other];
        double dy = y[node] - y[other];
        double square = dx * dx + dy * dy;
        if (other != node && square < REACH * REACH) {
            double push = 1 / Math.max(square, 1e-4);
            // Two nodes in the same place are pushed apart in a direction specific to them.
            forceX[node] += square == 0 ? Math.cos(node) : dx * push;
            forceY[node] += square == 0 ? Math.sin(node) : dy * push;
        }
    }

    /** The nodes by squares of the plane: a node is only repelled from its square and the eight around it. */
    private final class Grid {

        private static final int NOBODY = -1;
        private static final int MAX_COLUMNS = 300;

        private final double left = left();
        private final double bottom = Arrays.stream(y).min().orElse(0);
        private final double side = Math.max(REACH, extent() / MAX_COLUMNS);
        private final int columns = 1 + (int) (extent() / side);
        private final int[] first = new int[columns * columns];
        /** The next node in the same square. */
        private final int[] next = new int[x.length];

        Grid() {
            Arrays.fill(first, NOBODY);
            for (int i = 0; i < x.length; i++) {
                int square = row(i) * columns + column(i);
                next[i] = first[square];
                first[square] = i;
            }
        }

        void pushAll(int node, double[] forceX, double[] forceY) {
            for (int row = Math.max(0, row(node) - 1); row <= Math.min(columns - 1, row(node) + 1); row++) {
                for (int column = Math.max(0, column(node) - 1);
                        column <= Math.min(columns - 1, column(node) + 1);
                        column++) {
                    for (int other = first[row * columns + column]; other != NOBODY; other = next[other]) {
                        push(node, other, forceX, forceY);
                    }
                }
            }
        }

        private int column(int node) {
            return Math.min(columns - 1, (int) ((x[node] - left) / side));
        }

        private int row(int node) {
            return Math.min(columns - 1, (int) ((y[node] - bottom) / side));
        }
    }
}
