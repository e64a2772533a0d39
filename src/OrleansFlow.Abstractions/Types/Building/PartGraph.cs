namespace OrleansFlow.Types;

/// <summary>Walks over a serializer and all parts that it reaches; recursive types are met once.</summary>
internal static class PartGraph
{
    /// <summary>Whether something holds for the root and all parts.</summary>
    public static bool All(TypeSerializer root, Func<TypeSerializer, bool> holds) =>
        Walk(root).All(found => holds(found.Part));

    /// <summary>The first part that may not be in a key, by its path; null when the root may be a key.</summary>
    public static string? FindKeyProblem(TypeSerializer root)
    {
        foreach ((string path, TypeSerializer part) in Walk(root))
        {
            if (part.ShallowKeyProblem is { } problem)
            {
                return $"{path} {problem}";
            }
        }

        return null;
    }

    private static IEnumerable<(string Path, TypeSerializer Part)> Walk(TypeSerializer root)
    {
        HashSet<TypeSerializer> seen = new(ReferenceEqualityComparer.Instance) { root };
        Queue<(string Path, TypeSerializer Part)> open = new([(TypeNames.Of(root.Type), root)]);
        while (open.TryDequeue(out (string Path, TypeSerializer Part) next))
        {
            yield return next;
            foreach ((string edge, TypeSerializer part) in next.Part.Parts)
            {
                if (seen.Add(part))
                {
                    open.Enqueue((next.Path + edge, part));
                }
            }
        }
    }
}
