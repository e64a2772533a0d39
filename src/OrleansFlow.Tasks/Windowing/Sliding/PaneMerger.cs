using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>Merges the values of panes, which stay as they are: a function may change what it is given.</summary>
/// <typeparam name="TAcc">Type of the values.</typeparam>
/// <param name="merge">Merges the value of later elements into that of earlier ones.</param>
/// <param name="values">Copies values.</param>
/// <param name="isCommutative">Whether the order of the elements does not matter.</param>
internal sealed class PaneMerger<TAcc>(Func<TAcc, TAcc, TAcc> merge, TypeSerializer<TAcc> values, bool isCommutative)
{
    private readonly TypeSerializer<TAcc>? _copier = values.IsImmutable ? null : values;

    /// <summary>Whether the order of the elements does not matter.</summary>
    public bool IsCommutative => isCommutative;

    /// <summary>Merges two values that stay.</summary>
    public TAcc Merge(TAcc earlier, TAcc later) =>
        _copier is null ? merge(earlier, later) : merge(_copier.Copy(earlier), _copier.Copy(later));

    /// <summary>Merges a value that stays into one that does not.</summary>
    public TAcc MergeInto(TAcc earlier, TAcc later) =>
        _copier is null ? merge(earlier, later) : merge(earlier, _copier.Copy(later));

    /// <summary>A value that may be changed.</summary>
    public TAcc Copy(TAcc value) => _copier is null ? value : _copier.Copy(value);
}
