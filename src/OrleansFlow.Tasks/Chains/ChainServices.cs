using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Tasks.Metrics;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Chains;

/// <summary>What a chain is built with.</summary>
/// <param name="Descriptor">The task.</param>
/// <param name="State">What the operators share.</param>
/// <param name="Environment">What their contexts share.</param>
/// <param name="Network">Opens gates and partitions.</param>
/// <param name="Types">The job's serializers.</param>
/// <param name="Host">Leads to the coordinators.</param>
/// <param name="Metrics">Makes the operators' metrics.</param>
internal sealed record ChainServices(
    TaskDescriptor Descriptor,
    ChainState State,
    TaskEnvironment Environment,
    ITaskNetwork Network,
    TypeRegistry Types,
    ITaskHost Host,
    TaskMetrics Metrics);
