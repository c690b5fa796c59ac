package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Grows a random forest with Tribuo and takes it over as plain arrays, which a model file can hold. */
@Experimental
public final class ForestFit {
    private static final int TREES = 100;
    private static final int LARGEST_DEPTH = 20;
    private static final OffsetDateTime NO_TIME = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    /** Tribuo tells every tree at INFO. Held here, for a logger that nobody holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private ForestFit() {}

    /** Fits it; equal seeds give equal forests. */
    public static ForestClassifier fit(LabelledWindows train, long seed) {
        TRIBUO.setLevel(Level.WARNING);
        WindowStatistics statistics = new WindowStatistics(train.inputSize());
        String[] names = new String[statistics.size()];
        Arrays.setAll(names, i -> String.format(Locale.ROOT, "%06d", i));
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("windows", NO_TIME, factory), factory);
        double[][] rows = train.values().stream().map(statistics::of).toArray(double[][]::new);
        QuantileBins bins = new QuantileBins(rows);
        for (int row = 0; row < rows.length; row++) {
            double[] rounded = new double[names.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = bins.round(i, rows[row][i]);
            }
            dataset.add(new ArrayExample<>(new Label(Integer.toString(train.labels()[row])), names, rounded));
        }
        float share = (float) (Math.sqrt(names.length) / names.length);
        RandomForestTrainer<Label> trainer = new RandomForestTrainer<>(
                new CARTClassificationTrainer(LARGEST_DEPTH, share, seed),
                new FullyWeightedVotingCombiner(),
                TREES,
                seed);
        WeightedEnsembleModel<Label> forest = (WeightedEnsembleModel<Label>) trainer.train(dataset);
        List<DecisionTree> trees = new ArrayList<>();
        for (Model<Label> tree : forest.getModels()) {
            trees.add(new TreeReader(forest.getFeatureIDMap(), bins, train.classes()).read((TreeModel<Label>) tree));
        }
        return new ForestClassifier(statistics, trees);
    }

    /** Reads one tree. Used once. */
    private static final class TreeReader {
        private final ImmutableFeatureMap names;
        private final QuantileBins bins;
        private final int classes;
        private final List<Integer> features = new ArrayList<>();
        private final List<Double> thresholds = new ArrayList<>();
        private final List<int[]> children = new ArrayList<>();
        private final List<double[]> shares = new ArrayList<>();

        TreeReader(ImmutableFeatureMap names, QuantileBins bins, int classes) {
            this.names = names;
            this.bins = bins;
            this.classes = classes;
        }

        DecisionTree read(TreeModel<Label> tree) {
            add(tree.getRoot());
            return new DecisionTree(
                    features.stream().mapToInt(Integer::intValue).toArray(),
                    thresholds.stream().mapToDouble(Double::doubleValue).toArray(),
                    children.toArray(int[][]::new),
                    shares.toArray(double[][]::new));
        }

        private int add(Node<Label> node) {
            int number = features.size();
            if (node instanceof SplitNode<Label> split) {
                int feature = Integer.parseInt(names.get(split.getFeatureID()).getName());
                features.add(feature);
                thresholds.add(bins.below(feature, split.splitValue()));
                int[] pair = new int[2];
                children.add(pair);
                shares.add(new double[0]);
                pair[0] = add(split.getLessThanOrEqual());
                pair[1] = add(split.getGreaterThan());
            } else if (node instanceof LeafNode<Label> leaf) {
                features.add(-1);
                thresholds.add(0.0);
                children.add(new int[0]);
                shares.add(shares(leaf));
            } else {
                throw new IllegalStateException("tree: expected a split or a leaf but got " + node);
            }
            return number;
        }

        private double[] shares(LeafNode<Label> leaf) {
            double[] of = new double[classes];
            leaf.getDistribution().values().forEach(label -> of[Integer.parseInt(label.getLabel())] = label.getScore());
            return of;
        }
    }
}
