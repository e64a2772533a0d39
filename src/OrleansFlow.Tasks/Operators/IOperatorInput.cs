using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators;

/// <summary>An input of an operator, for what does not know its type.</summary>
internal interface IOperatorInput : ISignalOutput
{
    /// <summary>Opens the gate of an edge that leads here.</summary>
    /// <param name="network">Opens gates.</param>
    /// <param name="edgeId">The edge.</param>
    /// <param name="chain">What the chain shares.</param>
    GateInput OpenGate(ITaskNetwork network, string edgeId, ChainState chain);
}
