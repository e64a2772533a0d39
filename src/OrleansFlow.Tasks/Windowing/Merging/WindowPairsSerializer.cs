using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Writes the open windows of a key.</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
internal sealed class WindowPairsSerializer<TWindow>(TypeSerializer<TWindow> windows) : TypeSerializer<List<WindowPair<TWindow>>>
{
    public override TypeSchema Schema { get; } = TypeSchema.Custom($"OrleansFlow.MergingWindows of {windows.Schema}", 1);

    public override bool IsImmutable => false;

    public override void Serialize(List<WindowPair<TWindow>> value, ref DataWriter writer)
    {
        writer.WriteInt32(value.Count);
        foreach (WindowPair<TWindow> pair in value)
        {
            windows.Serialize(pair.Window, ref writer);
            windows.Serialize(pair.StateWindow, ref writer);
        }
    }

    public override List<WindowPair<TWindow>> Deserialize(ref DataReader reader)
    {
        var pairs = new List<WindowPair<TWindow>>();
        for (int count = reader.ReadInt32(); count > 0; count--)
        {
            TWindow window = windows.Deserialize(ref reader);
            pairs.Add(new WindowPair<TWindow>(window, windows.Deserialize(ref reader)));
        }

        return pairs;
    }

    public override List<WindowPair<TWindow>> Copy(List<WindowPair<TWindow>> value) =>
        value.ConvertAll(pair => new WindowPair<TWindow>(windows.Copy(pair.Window), windows.Copy(pair.StateWindow)));
}
