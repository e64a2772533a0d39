namespace OrleansFlow.Types;

/// <summary>What all collections have in common.</summary>
internal static class CollectionItems
{
    public static string KeyProblem(Type type) =>
        $"is a {TypeNames.Of(type)}, which is equal only to itself; use a record of its items, or a string made of them, as the key";

    public static void Copy<TItem>(TItem[] items, TypeSerializer<TItem> item)
    {
        if (item.IsImmutable)
        {
            return;
        }

        for (int i = 0; i < items.Length; i++)
        {
            items[i] = item.Copy(items[i]);
        }
    }
}
