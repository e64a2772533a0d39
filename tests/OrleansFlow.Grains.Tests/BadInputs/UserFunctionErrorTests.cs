namespace OrleansFlow.Grains.Tests.BadInputs;

/// <summary>Whatever of the user's code throws, the job fails with one message that names operator and subtask; nothing hangs.</summary>
public sealed class UserFunctionErrorTests : IClassFixture<OneCluster>
{
    private readonly OneCluster _cluster;

    public UserFunctionErrorTests(OneCluster cluster) => _cluster = cluster;

    public static TheoryData<string> Kinds => [.. FaultyFunctions.Programs.Keys];

    public static TheoryData<string> KindsOfWindows => [.. FaultyFunctions.WindowPrograms.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnExceptionInAnyUserFunctionFailsTheJobWithOperatorAndSubtask(string kind)
    {
        // What chooses the way of a record runs in the operator that sends it.
        string name = kind.Contains("key selector", StringComparison.Ordinal) || kind == "partitioner" ? "Numbers" : FaultyFunctions.Name;

        string message = await _cluster.FailsAsync(FaultyFunctions.Programs[kind]);

        Assert.Matches($@"operator '(Source: )?{name}(: Writer)? \(1/1\)#0' in .+ failed with System.NotSupportedException: no way", message);
    }

    [Theory]
    [MemberData(nameof(KindsOfWindows))]
    public async Task AnExceptionInAnyFunctionOfWindowsFailsTheJobWithOperatorAndSubtask(string kind)
    {
        string message = await _cluster.FailsAsync(FaultyFunctions.WindowPrograms[kind]);

        Assert.Matches(@"operator 'Faulty \(1/1\)#0' in .+ failed with System.NotSupportedException: no way", message);
    }

    [Fact]
    public async Task AnExceptionInASplitEnumeratorFailsTheJobWithItsSource()
    {
        string message = await _cluster.FailsAsync(FaultyFunctions.WithFaultyEnumerator);

        Assert.Contains("The split enumerator of source 'Source: Faulty' failed: no way", message, StringComparison.Ordinal);
    }
}
