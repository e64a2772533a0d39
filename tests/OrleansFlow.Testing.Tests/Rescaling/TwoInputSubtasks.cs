namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>The subtasks of an operator with two inputs.</summary>
internal sealed class TwoInputSubtasks(Func<TestHarnessOptions, TwoInputTestHarness<Reading, Reading, string>> create, int parallelism) : Subtasks<TwoInputTestHarness<Reading, Reading, string>, string>(parallelism)
{
    /// <summary>Whether the second input is a broadcast one.</summary>
    public bool IsBroadcast { get; init; }

    public void Element(bool first, Reading value, long timestamp)
    {
        if (first)
        {
            Of(value.Sensor).ProcessElement1(value, timestamp);
        }
        else if (IsBroadcast)
        {
            All.ForEach(harness => harness.ProcessElement2(value, timestamp));
        }
        else
        {
            Of(value.Sensor).ProcessElement2(value, timestamp);
        }
    }

    public override void Watermark(long watermark) => All.ForEach(harness => harness.ProcessBothWatermarks(watermark));

    protected override void GoOn(Random random)
    {
        for (int i = random.Next(40); i > 0; i--)
        {
            Element(random.Next(2) == 0, new Reading($"s{random.Next(9)}", random.Next(100)), random.Next(200));
        }

        Watermark(random.Next(300));
    }

    protected override TwoInputTestHarness<Reading, Reading, string> Create(TestHarnessOptions options) => create(options);
}
