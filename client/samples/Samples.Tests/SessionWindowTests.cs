using OrleansFlow.Functions;
using OrleansFlow.Samples.ClickSessions;
using OrleansFlow.Testing;
using OrleansFlow.Windowing;

namespace OrleansFlow.Samples.Tests;

/// <summary>Windows, written with the DataStream API as in the program.</summary>
public sealed class SessionWindowTests
{
    private const long Minute = 60_000;
    private static readonly OutputTag<Click> s_late = new("late");

    [Fact]
    public void APauseOfHalfAnHourEndsASession()
    {
        using OneInputTestHarness<Click, Session> harness = Harness();
        Click(harness, 0, "/");
        Click(harness, 20 * Minute, "/news");
        Click(harness, 55 * Minute, "/");
        harness.ProcessWatermark(55 * Minute);
        Assert.Equal([new Session("ann", 0, 20 * Minute, 2, 2)], harness.Values);

        harness.EndInput();
        Assert.Equal(new Session("ann", 55 * Minute, 55 * Minute, 1, 1), harness.Values[^1]);
    }

    [Fact]
    public void AClickBetweenTwoSessionsMakesThemOne()
    {
        using OneInputTestHarness<Click, Session> harness = Harness();
        Click(harness, 0, "/");
        Click(harness, 40 * Minute, "/news");
        Click(harness, 20 * Minute, "/");
        harness.ProcessWatermark(100 * Minute);
        Assert.Equal([new Session("ann", 0, 40 * Minute, 3, 2)], harness.Values);
        Assert.Equal(0, harness.NumKeyedStateEntries);
    }

    [Fact]
    public void AClickAfterTheEndOfItsSessionIsLate()
    {
        using OneInputTestHarness<Click, Session> harness = Harness();
        harness.ProcessWatermark(60 * Minute);
        Click(harness, 10 * Minute, "/");
        Assert.Empty(harness.Values);
        Assert.Equal([new TestRecord<Click>(new Click("ann", 10 * Minute, "/"), 10 * Minute)], harness.SideOutput(s_late));
    }

    private static OneInputTestHarness<Click, Session> Harness() => OperatorTestHarness.Create((DataStream<Click> clicks) => clicks
        .KeyBy(static click => click.User)
        .Window(EventTimeSessionWindows.WithGap(ClickSessionsJob.Gap))
        .SideOutputLateData(s_late)
        .Process(new DescribeSession()));

    private static void Click(OneInputTestHarness<Click, Session> harness, long time, string page) => harness.ProcessElement(new Click("ann", time, page), time);
}
