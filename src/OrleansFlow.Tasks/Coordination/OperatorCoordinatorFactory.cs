using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination.Collecting;
using OrleansFlow.Tasks.Coordination.Iterations;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Coordination;

/// <summary>Makes the coordinators of the operators that have one (OperatorCoordinator.Provider).</summary>
public sealed class OperatorCoordinatorFactory : ICoordinatedSpecVisitor<IOperatorCoordinator>
{
    private readonly IOperatorCoordinatorContext _context;
    private readonly TypeRegistry _types;

    private OperatorCoordinatorFactory(IOperatorCoordinatorContext context, TypeRegistry types)
    {
        _context = context;
        _types = types;
    }

    /// <summary>Makes the coordinator of an operator.</summary>
    /// <param name="spec">The operator.</param>
    /// <param name="context">What the coordinator can do.</param>
    /// <param name="types">The job's serializers.</param>
    /// <exception cref="OrleansFlowException">The operator has none: see <see cref="OperatorSpec.HasCoordinator"/>.</exception>
    public static IOperatorCoordinator Create(OperatorSpec spec, IOperatorCoordinatorContext context, TypeRegistry types)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(types);
        return spec is CoordinatedOperatorSpec coordinated
            ? coordinated.Accept(new OperatorCoordinatorFactory(context, types))
            : throw new OrleansFlowException($"Operator '{context.OperatorName}' ({context.OperatorId}) has no coordinator.");
    }

    IOperatorCoordinator ICoordinatedSpecVisitor<IOperatorCoordinator>.Visit<T, TSplit, TEnumeratorState>(SourceSpec<T, TSplit, TEnumeratorState> spec) =>
        new SourceCoordinator<T, TSplit, TEnumeratorState>(spec.Source, spec.Watermarks?.Alignment, _context, _types);

    IOperatorCoordinator ICoordinatedSpecVisitor<IOperatorCoordinator>.Visit<T>(CollectSpec<T> spec) => new CollectCoordinator(_context);

    IOperatorCoordinator ICoordinatedSpecVisitor<IOperatorCoordinator>.Visit<T>(IterationHeadSpec<T> spec) =>
        new IterationCoordinator(_context, spec.HasCriterion, spec.MaxRounds);
}
