using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Graph;

namespace OrleansFlow.Grains.Tests.Jobs;

public sealed class JobMachineTests
{
    [Fact]
    public void AJobRunsWhenItHasItsSlotsAndFinishesWithItsLastTask()
    {
        JobMachine machine = Machine(Graphs.Line(2, 2));
        machine.Start();
        Assert.Equal([new GroupRequirement("default", 2)], Assert.IsType<JobCommand.RequestSlots>(Next(machine)).Groups);
        Assert.Equal(JobStatus.Running, machine.Status);
        Assert.Equal(4, machine.Graph.Count(ExecutionState.Scheduled));

        machine.SlotsGranted(Slots(machine));
        Assert.IsType<JobCommand.Deploy>(Next(machine));
        Assert.Equal(4, machine.Graph.Count(ExecutionState.Deploying));

        foreach (ExecutionAttempt execution in machine.Graph.Executions.ToArray())
        {
            Assert.Equal(JobStatus.Running, machine.Status);
            Report(machine, execution, ExecutionState.Running);
            Report(machine, execution, ExecutionState.Finished);
        }

        Assert.Equal(JobStatus.Finished, machine.Status);
        Assert.IsType<JobCommand.End>(Next(machine));
        Assert.False(machine.TryTake(out _));
    }

    [Fact]
    public void AFailedTaskStopsTheOthersAndFailsTheJobWithItsCause()
    {
        JobMachine machine = Deployed(Graphs.Line(1, 3));
        ExecutionAttempt[] executions = [.. machine.Graph.Executions];
        Report(machine, executions[0], ExecutionState.Running);
        Report(machine, executions[1], ExecutionState.Failed, "boom");

        Assert.Equal(JobStatus.Failing, machine.Status);
        Assert.Equal([executions[0], executions[2]], Assert.IsType<JobCommand.CancelTasks>(Next(machine)).Executions);

        // A failure on the way down changes neither the cause nor the state of the task.
        Report(machine, executions[0], ExecutionState.Failed, "because of the cancellation");
        Report(machine, executions[2], ExecutionState.Canceled);

        Assert.Equal((JobStatus.Failed, "boom"), (machine.Status, machine.Failure!.Message));
        Assert.Equal(ExecutionState.Canceled, executions[0].State);
        Assert.IsType<JobCommand.End>(Next(machine));
    }

    [Fact]
    public void ACancelledJobThatHasNoSlotsYetEndsAtOnce()
    {
        JobMachine machine = Machine(Graphs.Line(1, 2));
        machine.Start();
        Next(machine);

        machine.Cancel();
        machine.SlotsGranted(Slots(machine));

        Assert.Equal(JobStatus.Canceled, machine.Status);
        Assert.Empty(Assert.IsType<JobCommand.CancelTasks>(Next(machine)).Executions);
        Assert.IsType<JobCommand.End>(Next(machine));
        Assert.False(machine.TryTake(out _));
    }

    [Fact]
    public void ACancelledJobEndsWhenItsLastTaskHas()
    {
        JobMachine machine = Deployed(Graphs.Line(1, 2));
        ExecutionAttempt[] executions = [.. machine.Graph.Executions];

        machine.Cancel();
        machine.Cancel();
        Assert.Equal(2, Assert.IsType<JobCommand.CancelTasks>(Next(machine)).Executions.Count);
        Report(machine, executions[0], ExecutionState.Finished);
        Assert.Equal(JobStatus.Cancelling, machine.Status);
        machine.TasksUnknown([executions[1].Id.ToString()]);

        Assert.Equal(JobStatus.Canceled, machine.Status);
        Assert.Equal(2, machine.Graph.Count(ExecutionState.Canceled));
        Assert.IsType<JobCommand.End>(Next(machine));
        Assert.False(machine.TryTake(out _));
    }

    [Fact]
    public void ATaskThatDidNotStopIsNamedAtTheEnd()
    {
        JobMachine machine = Deployed(Graphs.Line(1, 2));
        ExecutionAttempt[] executions = [.. machine.Graph.Executions];
        machine.Cancel();
        Report(machine, executions[0], ExecutionState.Failed, "thrown on the way down");
        Report(machine, executions[1], ExecutionState.Canceled, "v0 (2/2) did not stop");
        Assert.Equal((JobStatus.Canceled, "v0 (2/2) did not stop"), (machine.Status, machine.Failure?.Message));

        machine = Deployed(Graphs.Line(1, 2));
        executions = [.. machine.Graph.Executions];
        Report(machine, executions[0], ExecutionState.Failed, "boom");
        Report(machine, executions[1], ExecutionState.Canceled, "v0 (2/2) did not stop");
        Assert.Equal((JobStatus.Failed, "boom; besides, v0 (2/2) did not stop"), (machine.Status, machine.Failure?.Message));
    }

    [Fact]
    public void MessagesOfOldAttemptsAreIgnoredAndTheirSendersToldToStop()
    {
        var machine = new JobMachine(new ExecutionGraph(Graphs.Line(1, 1), firstAttempt: 1), NoRestartStrategy.Instance, Describe);
        machine.Start();
        machine.SlotsGranted(Slots(machine));
        ExecutionAttempt current = machine.Graph.Executions.Single();

        Assert.False(machine.TaskChanged(Update(current.Id with { Attempt = 0 }, ExecutionState.Running)));
        Assert.True(machine.TaskChanged(Update(current.Id with { Attempt = 0 }, ExecutionState.Failed, "old")));
        Assert.Equal((ExecutionState.Deploying, JobStatus.Running), (current.State, machine.Status));

        Report(machine, current, ExecutionState.Finished);
        Assert.False(machine.TaskChanged(Update(current.Id, ExecutionState.Running)));
    }

    [Fact]
    public void ATaskThatIsDeployedBehindTheOrderToStopIsToldToStopByTheAnswerToItsReport()
    {
        JobMachine machine = Deployed(Graphs.Line(1, 2));
        ExecutionAttempt late = machine.Graph.Executions.First();
        machine.Cancel();

        Assert.False(machine.TaskChanged(Update(late.Id, ExecutionState.Running)));
        Assert.Equal(ExecutionState.Canceling, late.State);
        Assert.True(machine.TaskChanged(Update(late.Id, ExecutionState.Canceled)));
    }

    [Fact]
    public void WhatATaskSaysOfItsNeighboursEndIsTheCauseOnlyIfNoneFollows()
    {
        var consequence = new FailureInfo("the producer was cancelled", typeof(Exchange.ChannelFailedException).FullName, null, null, null, default);
        foreach (bool follows in (bool[])[true, false])
        {
            JobMachine machine = Deployed(Graphs.Line(1, 2));
            ExecutionAttempt[] executions = [.. machine.Graph.Executions];
            Assert.True(machine.TaskChanged(new TaskStateUpdate(executions[0].Id.ToString(), ExecutionState.Failed, consequence, [], null)));
            Assert.Equal((JobStatus.Running, new JobCommand.AwaitCause(consequence)), (machine.Status, Next(machine)));
            if (follows)
            {
                machine.SiloLost(executions[1].Silo!);
            }

            machine.Fail(consequence);
            Assert.Equal(follows, machine.Failure!.Message.Contains("was lost with its silo silo1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ALostSiloFailsTheJobAndNamesTheTaskAndTheSilo()
    {
        JobMachine machine = Deployed(Graphs.Line(1, 2));

        machine.SiloLost("silo1");

        Assert.Equal(JobStatus.Failing, machine.Status);
        Assert.Contains("v0 (2/2)", machine.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("silo1", machine.Failure.Message, StringComparison.Ordinal);
        machine.SiloLost("silo0");
        Assert.Equal(JobStatus.Failed, machine.Status);
    }

    [Fact]
    public void ATaskThatStopsUnaskedFailsTheJob()
    {
        JobMachine machine = Deployed(Graphs.Line(1, 1));

        Report(machine, machine.Graph.Executions.Single(), ExecutionState.Canceled);

        Assert.Equal(JobStatus.Failed, machine.Status);
        Assert.Contains("although the job was not cancelled", machine.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewMasterStopsWhateverTheOldOneMayHaveDeployed()
    {
        var machine = Machine(Graphs.Line(1, 2));

        machine.TakeOver(new FailureInfo("lost", null, null, null, null, default));

        Assert.Equal(2, Assert.IsType<JobCommand.CancelTasks>(Next(machine)).Executions.Count);
        machine.TasksUnknown(machine.Graph.Executions.Select(static execution => execution.Id.ToString()).ToArray());
        Assert.Equal(JobStatus.Failed, machine.Status);
    }

    [Fact]
    public void WhateverHappensEveryAttemptEndsOnceAndTheJobLegally()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            try
            {
                RunRandomly(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}", e);
            }
        }
    }

    private static void RunRandomly(Random random)
    {
        JobMachine machine = Machine(Graphs.Random(random));
        ExecutionAttempt[] executions = [.. machine.Graph.Executions];
        var states = executions.ToDictionary(static execution => execution, static _ => new List<ExecutionState> { ExecutionState.Created });
        var statuses = new List<JobStatus> { machine.Status };
        var toldToStop = new HashSet<ExecutionAttempt>();
        int ends = 0;
        bool failureInjected = false;
        Act(machine.Start);
        for (int step = 0; step < 5000 && !machine.Status.IsGloballyTerminal(); step++)
        {
            ExecutionAttempt execution = executions[random.Next(executions.Length)];
            switch (random.Next(100))
            {
                case 0 when random.Next(6) == 0:
                    Act(machine.Cancel);
                    break;
                case 1 when random.Next(6) == 0:
                    failureInjected = true;
                    Act(() => machine.Fail(Describe(execution, "coordinator")));
                    break;
                case 2 when random.Next(6) == 0:
                    Act(() => machine.SiloLost($"silo{random.Next(2)}"));
                    break;
                case < 10:
                    Act(() => machine.SlotsGranted(Slots(machine)));
                    break;
                case < 13:
                    Act(() => machine.TaskChanged(Update(execution.Id with { Attempt = 3 }, ExecutionState.Failed, "stale")));
                    break;
                case < 20 when toldToStop.Count > 0:
                    Act(() => machine.TasksUnknown([execution.Id.ToString()]));
                    break;
                default:
                    ExecutionState reported = random.Next(30) == 0 ? ExecutionState.Failed : (ExecutionState)random.Next((int)ExecutionState.Initializing, (int)ExecutionState.Failed);
                    if (execution.Slot is not null && reported != ExecutionState.Canceling && (reported != ExecutionState.Canceled || toldToStop.Contains(execution)))
                    {
                        Act(() => machine.TaskChanged(Update(execution.Id, reported, reported == ExecutionState.Canceled ? null : "random")));
                    }

                    break;
            }
        }

        Assert.True(machine.Status.IsGloballyTerminal(), $"the job hangs in {machine.Status}");
        Assert.Equal(1, ends);
        Assert.All(states.Values, static list => Assert.Single(list, static state => state.IsTerminal()));
        Assert.All(states.Values, static list => Assert.True(list[^1].IsTerminal()));
        Assert.True(machine.Graph.AllEnded);
        Assert.Equal(machine.Status == JobStatus.Failed, machine.Failure is not null);
        Assert.Equal(machine.Status == JobStatus.Finished, machine.Graph.AllFinished);
        Assert.True(machine.Status != JobStatus.Failed || failureInjected || states.Values.Any(static list => list[^1] == ExecutionState.Failed));
        for (int i = 1; i < statuses.Count; i++)
        {
            Assert.Contains((statuses[i - 1], statuses[i]), LegalChanges);
        }

        void Act(Action action)
        {
            action();
            while (machine.TryTake(out JobCommand? command))
            {
                if (command is JobCommand.CancelTasks cancel)
                {
                    Assert.All(cancel.Executions, told => Assert.True(toldToStop.Add(told), "told to stop twice"));
                }

                ends += command is JobCommand.End ? 1 : 0;
            }

            foreach ((ExecutionAttempt execution, List<ExecutionState> list) in states)
            {
                if (list[^1] != execution.State)
                {
                    list.Add(execution.State);
                }
            }

            if (statuses[^1] != machine.Status)
            {
                statuses.Add(machine.Status);
            }
        }
    }

    // Between two looks a job may pass through a status: a failing job without tasks to wait for has failed.
    private static readonly (JobStatus, JobStatus)[] LegalChanges =
    [
        (JobStatus.Created, JobStatus.Running),
        (JobStatus.Running, JobStatus.Finished),
        (JobStatus.Running, JobStatus.Failing),
        (JobStatus.Running, JobStatus.Failed),
        (JobStatus.Running, JobStatus.Cancelling),
        (JobStatus.Running, JobStatus.Canceled),
        (JobStatus.Failing, JobStatus.Failed),
        (JobStatus.Cancelling, JobStatus.Canceled),
    ];

    private static JobMachine Machine(JobGraph graph) => new(new ExecutionGraph(graph), NoRestartStrategy.Instance, Describe);

    private static JobMachine Deployed(JobGraph graph)
    {
        JobMachine machine = Machine(graph);
        machine.Start();
        machine.SlotsGranted(Slots(machine));
        while (machine.TryTake(out _))
        {
        }

        return machine;
    }

    private static AllocatedSlot[] Slots(JobMachine machine) => SlotSharing.Requirements(machine.Graph.JobGraph)
        .SelectMany(static group => Enumerable.Range(0, group.Slots).Select(index => new AllocatedSlot($"{group.Group}/{index}", $"silo{index % 2}", group.Group, index)))
        .ToArray();

    private static JobCommand Next(JobMachine machine) => machine.TryTake(out JobCommand? command) ? command : throw new InvalidOperationException("nothing is to be done");

    private static void Report(JobMachine machine, ExecutionAttempt execution, ExecutionState state, string? message = null) =>
        Assert.True(machine.TaskChanged(Update(execution.Id, state, message)));

    private static TaskStateUpdate Update(ExecutionAttemptId attempt, ExecutionState state, string? message = null) =>
        new(attempt.ToString(), state, message is null ? null : new FailureInfo(message, null, null, null, null, default), [], null);

    private static FailureInfo Describe(ExecutionAttempt execution, string message) => new(message, null, null, execution.Location, execution.Silo, default);
}
