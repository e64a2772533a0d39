using OrleansFlow.State;
using OrleansFlow.Types;

namespace OrleansFlow.Graph;

/// <summary>Every type that travels has a serializer, and every key is fit to be one: found out before anything runs.</summary>
internal static class TypeChecks
{
    /// <exception cref="JobSubmissionException">A type is not; the message names operator, type and member.</exception>
    public static void Validate(StreamGraph graph, TypeRegistry types)
    {
        foreach (StreamNode node in graph.Nodes)
        {
            foreach (StreamEdge edge in node.OutEdges)
            {
                Check(
                    edge.SideOutput?.Type ?? node.Spec.OutputType!,
                    types,
                    edge.SideOutput is { } tag ? $"Side output '{tag.Id}' of operator '{node.Name}'" : $"The output of operator '{node.Name}'");
                CheckKey(edge.Partitioner.KeyType, types, edge.Target);
            }

            CheckKey(node.Spec.KeyType, types, node);
            CheckBroadcastStates((node.Spec as IBroadcastStatesSpec)?.States ?? [], types, node);
        }
    }

    private static void CheckKey(Type? key, TypeRegistry types, StreamNode node)
    {
        if (key is not null && !Check(key, types, $"The key of operator '{node.Name}'").IsKeyType(out string? reason))
        {
            throw new JobSubmissionException($"Operator '{node.Name}' cannot be keyed by {key}: {reason}");
        }
    }

    private static void CheckBroadcastStates(IReadOnlyList<IMapStateDescriptor> states, TypeRegistry types, StreamNode node)
    {
        foreach (IMapStateDescriptor state in states)
        {
            string what = $"broadcast state '{state.Name}' of operator '{node.Name}'";
            if (!Check(state.KeyType, types, $"The key of {what}").IsKeyType(out string? reason))
            {
                throw new JobSubmissionException($"The {what} cannot have keys of {state.KeyType}: {reason}");
            }

            Check(state.ValueType, types, $"The value of {what}");
        }
    }

    private static TypeSerializer Check(Type type, TypeRegistry types, string what)
    {
        try
        {
            return types.For(type);
        }
        catch (UnsupportedTypeException e)
        {
            throw new JobSubmissionException($"{what} has a type without a serializer: {e.Message}", e);
        }
    }
}
