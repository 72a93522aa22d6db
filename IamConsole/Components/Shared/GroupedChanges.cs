using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>Changes of several things in one transaction, each thing by operations of its own.</summary>
internal static class GroupedChanges
{
    /// <summary>Performs them together, all or none.</summary>
    /// <param name="iam">The gateway.</param>
    /// <param name="groups">The operations of each thing, in order.</param>
    /// <param name="expected">The revisions that the page showed.</param>
    /// <param name="things">Told how many things are done, each time that another one is.</param>
    public static Task<IamResult<IReadOnlyList<object>>> SendAllAsync(this IIamClient iam, IReadOnlyList<IReadOnlyList<IamOperation>> groups, IReadOnlyList<ExpectedRevision> expected, IProgress<int> things) =>
        iam.SendAllAsync([.. groups.SelectMany(group => group)], expected, new Counter(groups, things));

    private sealed class Counter(IReadOnlyList<IReadOnlyList<IamOperation>> groups, IProgress<int> things) : IProgress<int>
    {
        private int _done;
        private int _end;

        public void Report(int value)
        {
            var before = _done;
            while (_done < groups.Count && _end + groups[_done].Count <= value)
            {
                _end += groups[_done++].Count;
            }

            if (_done > before)
            {
                things.Report(_done);
            }
        }
    }
}
