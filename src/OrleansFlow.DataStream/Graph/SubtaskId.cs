namespace OrleansFlow.Graph;

/// <summary>A subtask of a vertex.</summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Subtask">Index of the subtask.</param>
public readonly record struct SubtaskId(JobVertexId Vertex, int Subtask);
