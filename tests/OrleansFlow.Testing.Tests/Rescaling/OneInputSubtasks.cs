namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>The subtasks of an operator with one input.</summary>
internal sealed class OneInputSubtasks(Func<TestHarnessOptions, OneInputTestHarness<Reading, string>> create, int parallelism) : Subtasks<OneInputTestHarness<Reading, string>, string>(parallelism)
{
    public void Element(Reading value, long timestamp) => Of(value.Sensor).ProcessElement(value, timestamp);

    public override void Watermark(long watermark) => All.ForEach(harness => harness.ProcessWatermark(watermark));

    protected override void GoOn(Random random)
    {
        for (int i = random.Next(40); i > 0; i--)
        {
            Element(new Reading($"s{random.Next(9)}", random.Next(100)), random.Next(200));
        }

        Watermark(random.Next(300));
    }

    protected override OneInputTestHarness<Reading, string> Create(TestHarnessOptions options) => create(options);
}
