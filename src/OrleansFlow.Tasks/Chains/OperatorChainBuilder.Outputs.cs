using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Chains;

/// <content>Where operators write to.</content>
internal sealed partial class OperatorChainBuilder
{
    private OperatorOutputs<T> Outputs<T>()
    {
        var mains = new List<Output<T>>();
        var signals = new List<ISignalOutput>();
        var sides = new List<KeyValuePair<OutputTag, object>>();
        foreach (ChainOutput output in _spec.Nodes[_index].Outputs)
        {
            if (output.SideOutput is null)
            {
                mains.Add(OpenOutput<T>(output));
            }
        }

        Output<T> main = Combine(mains);
        signals.Add(main);
        foreach (IGrouping<OutputTag, ChainOutput> side in _spec.Nodes[_index].Outputs.Where(static o => o.SideOutput is not null).GroupBy(static o => o.SideOutput!))
        {
            ISignalOutput output = side.Key.Accept(new SideOutputOpener(this, side));
            sides.Add(new KeyValuePair<OutputTag, object>(side.Key, output));
            signals.Add(output);
        }

        Scope.Rounds.Sides = sides;
        var emitted = new EmittedSignals([.. signals]);
        Scope.Watermarks.Output = () => emitted.Watermark;
        return new OperatorOutputs<T>(main, sides, emitted);
    }

    private Output<T> Combine<T>(List<Output<T>> outputs) => outputs.Count switch
    {
        0 => new NullOutput<T>(),
        1 => outputs[0],
        _ => new FanOutOutput<T>([.. outputs], _services.State, _index),
    };

    private Output<T> OpenOutput<T>(ChainOutput output)
    {
        TypeSerializer<T> serializer = _services.Types.For<T>();
        Output<T> target = output.TargetNode >= 0 ? ChainedOutput<T>(output) : OpenPartition(output, serializer);

        // Copies also go to edges: a batch may reach its consumer as it is, and the function may change what it emitted.
        return _spec.ObjectReuse || serializer.IsImmutable ? target : new CopyingOutput<T>(target, serializer);
    }

    private Output<T> ChainedOutput<T>(ChainOutput output)
    {
        OperatorScope scope = Scope;
        OperatorScope targetScope = _scopes[output.TargetNode];
        targetScope.Watermarks.Inputs[output.TargetInput] = () => scope.Watermarks.Output?.Invoke() ?? long.MinValue;
        var target = InputOf(output.TargetNode, output.TargetInput) as Output<T>
            ?? throw new OrleansFlowException($"Operator '{Scope.Name}' emits {typeof(T)}, which is not what operator '{targetScope.Name}' takes.");
        if (output.SideOutput is not null)
        {
            var counting = new CountingOutput<T>(target);
            targetScope.AddInputCount(() => counting.Count);
            return counting;
        }

        targetScope.AddInputCount(() => scope.MainRecordsOut);
        return target;
    }

    private PartitionOutput<T> OpenPartition<T>(ChainOutput output, TypeSerializer<T> serializer)
    {
        if (output.EdgeId is null || output.Partitioner is null)
        {
            throw new OrleansFlowException($"An output of operator '{Scope.Name}' leads neither to an operator of the chain nor to an edge.");
        }

        ResultPartition<T> partition = _services.Network.OpenPartition(output.EdgeId, output.Partitioner, serializer, _services.Types, _services.State.Mailbox);
        _partitions.Add(partition);
        return new PartitionOutput<T>(partition);
    }

    private sealed class SideOutputOpener(OperatorChainBuilder builder, IEnumerable<ChainOutput> outputs) : IOutputTagVisitor<ISignalOutput>
    {
        public ISignalOutput Visit<T>(OutputTag<T> tag) => builder.Combine([.. outputs.Select(builder.OpenOutput<T>)]);
    }
}
