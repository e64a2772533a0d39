using OrleansFlow.Graph;
using OrleansFlow.Grains.Subtasks;

namespace OrleansFlow.Grains.Executions;

/// <summary>
/// The run of a job graph: every subtask with its current attempt and the state of that
/// (org.apache.flink.runtime.executiongraph.ExecutionGraph). It keeps the rules of transitions and counts; it decides nothing
/// and calls nobody.
/// </summary>
internal sealed class ExecutionGraph
{
    private readonly Dictionary<JobVertexId, ExecutionVertex> _byId;
    private readonly int[] _counts = new int[Enum.GetValues<ExecutionState>().Length];

    /// <summary>Creates the graph with all attempts in the state Created.</summary>
    /// <param name="graph">The job graph.</param>
    /// <param name="firstAttempt">Number of the first attempt of each subtask.</param>
    public ExecutionGraph(JobGraph graph, int firstAttempt = 0)
    {
        JobGraph = graph;
        Vertices = graph.Vertices.Select(vertex => new ExecutionVertex(graph.JobId, vertex, firstAttempt)).ToArray();
        _byId = Vertices.ToDictionary(static vertex => vertex.Info.Id);
        TotalTasks = Vertices.Sum(static vertex => vertex.Executions.Count);
        _counts[(int)ExecutionState.Created] = TotalTasks;
        Regions = PipelinedRegions.Of(graph);
    }

    public JobGraph JobGraph { get; }

    /// <summary>The vertices, producers before consumers.</summary>
    public IReadOnlyList<ExecutionVertex> Vertices { get; }

    public int TotalTasks { get; }

    /// <summary>The subtasks that run, fail and restart together.</summary>
    public IReadOnlyList<IReadOnlyList<SubtaskId>> Regions { get; }

    public bool AllEnded => TotalTasks == Count(ExecutionState.Finished) + Count(ExecutionState.Canceled) + Count(ExecutionState.Failed);

    public bool AllFinished => TotalTasks == Count(ExecutionState.Finished);

    public IEnumerable<ExecutionAttempt> Executions => Vertices.SelectMany(static vertex => vertex.Executions);

    public int Count(ExecutionState state) => _counts[(int)state];

    public ExecutionVertex Vertex(JobVertexId id) => _byId[id];

    /// <summary>The current attempt with this id; null for an attempt of the past or of another job.</summary>
    /// <param name="id">The attempt.</param>
    public ExecutionAttempt? Find(ExecutionAttemptId id) =>
        _byId.TryGetValue(id.Vertex, out ExecutionVertex? vertex)
        && (uint)id.Subtask < (uint)vertex.Executions.Count
        && vertex.Executions[id.Subtask] is { } execution
        && execution.Id == id
            ? execution
            : null;

    /// <summary>Moves an attempt, if the transition is legal.</summary>
    /// <param name="execution">The attempt.</param>
    /// <param name="state">The state that is reported or wished.</param>
    /// <param name="update">What came with the report.</param>
    /// <returns>Whether it moved.</returns>
    public bool TryMove(ExecutionAttempt execution, ExecutionState state, TaskStateUpdate? update = null)
    {
        if (ExecutionTransitions.Next(execution.State, state) is not { } next)
        {
            return false;
        }

        _counts[(int)execution.State]--;
        _counts[(int)next]++;
        execution.State = next;
        if (next.IsTerminal() && update is not null)
        {
            // What a task threw on its way down does not count; that it did not go down does.
            execution.Failure = next == ExecutionState.Failed || update.State == ExecutionState.Canceled ? update.Failure : null;
            execution.Accumulators = update.Accumulators;
            execution.Metrics = update.Metrics;
        }

        return true;
    }
}
