using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Graph;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Tests.Executions;

public sealed class DeploymentPlannerTests
{
    [Fact]
    public void EverySubtaskLearnsTheAttemptsAndSilosAtTheOtherEndsOfItsChannels()
    {
        JobGraph job = Graphs.Of([Graphs.Vertex(0, 2), Graphs.Vertex(1, 3)], [Graphs.Edge(0, 1)]);
        var graph = new ExecutionGraph(job, firstAttempt: 7);
        SlotSharing.Assign(graph, Enumerable.Range(0, 3).Select(index => new AllocatedSlot($"slot{index}", index % 2 == 0 ? "east" : "west", "default", index)).ToArray());

        IReadOnlyList<VertexDeployment> plan = DeploymentPlanner.Plan(graph, epoch: 4, "blob");
        SubtaskDeployment second = DeploymentPlanner.ForSubtask(plan[1], 1);
        var attempt = ExecutionAttemptId.Parse(second.AttemptId);
        EdgeEndpoints input = Assert.Single(ChannelPlanner.Inputs(job, attempt, second.Table));

        Assert.Equal(new ExecutionAttemptId(Graphs.Job, Graphs.VertexId(1), 1, 7), attempt);
        Assert.Equal(("west", "slot1", 4L, "blob"), (second.Silo, second.SlotId, second.JobEpoch, second.JobGraphBlob));
        Assert.Empty(ChannelPlanner.Outputs(job, attempt, second.Table));
        Assert.Equal("e0-1", input.EdgeId);
        Assert.Equal(
            [
                new ChannelPeer(new ExecutionAttemptId(Graphs.Job, Graphs.VertexId(0), 0, 7), "east", 128, 2),
                new ChannelPeer(new ExecutionAttemptId(Graphs.Job, Graphs.VertexId(0), 1, 7), "west", 128, 2),
            ],
            input.Peers);
    }

    [Fact]
    public void ADeploymentGrowsWithTheSubtasksNotWithTheChannels()
    {
        JobGraph job = Graphs.Line(vertices: 20, parallelism: 50, DistributionPattern.AllToAll);
        var graph = new ExecutionGraph(job);
        SlotSharing.Assign(graph, Enumerable.Range(0, 50).Select(index => new AllocatedSlot($"s{index}", "silo", "default", index)).ToArray());

        IReadOnlyList<VertexDeployment> plan = DeploymentPlanner.Plan(graph, 1, "blob");

        Assert.All(plan, deployment => Assert.InRange(deployment.Table.Vertices.Sum(static vertex => vertex.Attempts.Length), 100, 150));
    }

    [Fact]
    public void PartsOfADeploymentNameEachSubtaskOnce()
    {
        var graph = new ExecutionGraph(Graphs.Line(1, 7));
        SlotSharing.Assign(graph, Enumerable.Range(0, 7).Select(index => new AllocatedSlot($"s{index}", "silo", "default", index)).ToArray());
        VertexDeployment whole = DeploymentPlanner.Plan(graph, 1, "blob")[0];

        VertexDeployment[] parts = DeploymentPlanner.Split(whole, 3).ToArray();

        Assert.Equal([3, 3, 1], parts.Select(static part => part.Subtasks.Length));
        Assert.Equal(whole.Subtasks, parts.SelectMany(static part => part.Subtasks));
        Assert.Equal(whole.Slots, parts.SelectMany(static part => part.Slots));
        Assert.Equal("s6", DeploymentPlanner.ForSubtask(parts[2], 0).SlotId);
    }

    [Fact]
    public void AGroupNeedsAsManySlotsAsItsWidestVertexHasSubtasks()
    {
        JobGraph job = Graphs.Of([Graphs.Vertex(0, 2), Graphs.Vertex(1, 4, "b"), Graphs.Vertex(2, 5), Graphs.Vertex(3, 1, "b")], []);

        Assert.Equal([new GroupRequirement("default", 5), new GroupRequirement("b", 4)], SlotSharing.Requirements(job));
    }
}
