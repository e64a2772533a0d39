using OrleansFlow.Samples.FraudDetector;
using OrleansFlow.Testing;

namespace OrleansFlow.Samples.Tests;

/// <summary>A keyed stream connected with a broadcast one: the second input of the harness is the broadcast one.</summary>
public sealed class ApplyRulesTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void TooMuchWithinTheTimeOfARuleIsReported()
    {
        using TwoInputTestHarness<Transaction, Rule, Alert> harness = Harness();
        harness.ProcessElement2(new Rule(0, "spree", Limit: 100, Within: 60_000));
        harness.ProcessElement1(new Transaction("acc", 1_000, 60));
        harness.ProcessElement1(new Transaction("acc", 2_000, 50));
        harness.ProcessElement1(new Transaction("other", 2_000, 90));

        // Transactions wait until both streams have come so far.
        harness.ProcessWatermark1(5_000);
        Assert.Empty(harness.Values);
        harness.ProcessWatermark2(5_000);
        Assert.Equal([new Alert("acc", 2_000, "spree", 110)], harness.Values);
    }

    [Fact]
    public void ARuleThatWasEndedIsNotApplied()
    {
        using TwoInputTestHarness<Transaction, Rule, Alert> harness = Harness();
        harness.ProcessElement2(new Rule(0, "spree", Limit: 100, Within: 60_000));
        harness.ProcessElement2(new Rule(10_000, "spree", Limit: 0, Within: 0));
        harness.ProcessElement1(new Transaction("acc", 9_000, 200));
        harness.ProcessElement1(new Transaction("acc", 11_000, 200));
        harness.ProcessBothWatermarks(20_000);
        Assert.Equal([new Alert("acc", 9_000, "spree", 200)], harness.Values);
    }

    [Fact]
    public void RulesAreTheSameInAllSubtasksAlsoAfterARestoreWithMoreOfThem()
    {
        using TwoInputTestHarness<Transaction, Rule, Alert> before = Harness();
        before.ProcessElement2(new Rule(0, "spree", Limit: 100, Within: 60_000));
        TestSnapshot snapshot = before.Snapshot();
        for (int subtask = 0; subtask < 4; subtask++)
        {
            using TwoInputTestHarness<Transaction, Rule, Alert> after = Harness(new TestHarnessOptions { Parallelism = 4, Subtask = subtask, RestoreFrom = [snapshot] });
            List<Rule> rules = after.OperatorState().GetBroadcastState(ApplyRules.Rules).Get("spree")!;
            Assert.Equal([new Rule(0, "spree", 100, 60_000)], rules);
        }
    }

    [Fact]
    public void WhatNoRuleCanLookAtAnyMoreIsForgotten()
    {
        using TwoInputTestHarness<Transaction, Rule, Alert> harness = Harness();
        harness.ProcessElement1(new Transaction("acc", 1_000, 60));
        Assert.Equal(2, harness.NumKeyedStateEntries);
        harness.ProcessBothWatermarks(1_000 + Hour);
        Assert.Equal(0, harness.NumKeyedStateEntries);
    }

    private static TwoInputTestHarness<Transaction, Rule, Alert> Harness(TestHarnessOptions? options = null) => ProcessFunctionTestHarnesses.ForKeyedBroadcastProcessFunction(
        new ApplyRules(), static (Transaction transaction) => transaction.Account, [ApplyRules.Rules], options);
}
