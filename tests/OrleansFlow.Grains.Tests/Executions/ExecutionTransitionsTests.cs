using OrleansFlow.Grains.Executions;
using static OrleansFlow.ExecutionState;

namespace OrleansFlow.Grains.Tests.Executions;

public sealed class ExecutionTransitionsTests
{
    [Theory]
    [InlineData(Created, Scheduled, Scheduled)]
    [InlineData(Scheduled, Deploying, Deploying)]
    [InlineData(Deploying, Initializing, Initializing)]
    [InlineData(Initializing, Running, Running)]
    [InlineData(Running, Finished, Finished)]
    [InlineData(Deploying, Running, Running)]
    [InlineData(Deploying, Finished, Finished)]
    [InlineData(Created, Canceling, Canceled)]
    [InlineData(Scheduled, Canceling, Canceled)]
    [InlineData(Deploying, Canceling, Canceling)]
    [InlineData(Initializing, Canceling, Canceling)]
    [InlineData(Running, Canceling, Canceling)]
    [InlineData(Canceling, Canceled, Canceled)]
    [InlineData(Created, Failed, Failed)]
    [InlineData(Running, Failed, Failed)]
    public void LegalTransitionsAreTaken(ExecutionState current, ExecutionState reported, ExecutionState expected) =>
        Assert.Equal(expected, ExecutionTransitions.Next(current, reported));

    [Theory]
    [InlineData(Failed)]
    [InlineData(Finished)]
    [InlineData(Canceled)]
    public void ATaskThatWasToldToStopEndsAsCanceledWhateverItSays(ExecutionState reported) =>
        Assert.Equal(Canceled, ExecutionTransitions.Next(Canceling, reported));

    [Theory]
    [InlineData(Created, Running)]
    [InlineData(Created, Finished)]
    [InlineData(Scheduled, Initializing)]
    [InlineData(Running, Initializing)]
    [InlineData(Running, Running)]
    [InlineData(Canceling, Running)]
    [InlineData(Canceling, Canceling)]
    public void NothingGoesBackOrSkipsTheDeployment(ExecutionState current, ExecutionState reported) =>
        Assert.Null(ExecutionTransitions.Next(current, reported));

    [Fact]
    public void NothingFollowsATerminalState()
    {
        foreach (ExecutionState end in new[] { Finished, Canceled, Failed })
        {
            foreach (ExecutionState reported in Enum.GetValues<ExecutionState>())
            {
                Assert.Null(ExecutionTransitions.Next(end, reported));
            }
        }
    }
}
