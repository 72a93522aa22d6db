using System.Text.Json;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Tests.Evaluation;

namespace IamConsole.Tests.PolicyDrafting;

/// <summary>What holds for every policy: AWS's own, those of the case files, and these laid out in other ways.</summary>
public sealed class DraftLawTests
{
    private static readonly (string Name, Func<PermissionBlock, PermissionBlock> Change)[] Edits =
    [
        ("effect", block => block with { Effect = block.Effect == PolicyEffect.Allow ? PolicyEffect.Deny : PolicyEffect.Allow }),
        ("Sid", block => block with { Sid = block.Sid is null ? "New" : null }),
        ("Sid renamed", block => block with { Sid = "Ren\"amed" }),
        ("not-action", block => block with { Actions = block.Actions with { IsExcept = !block.Actions.IsExcept } }),
        ("action added", block => block with { Actions = block.Actions with { Values = BlockActions.AddPattern(block.Actions.Values, "sqs:Send*") } }),
        ("first action removed", block => block with { Actions = block.Actions with { Values = [.. block.Actions.Values.Skip(1)] } }),
        ("everything", block => block with { Actions = NamedValues.Everything, Resources = NamedValues.Everything }),
        ("no resource", block => block with { Resources = NamedValues.None }),
        ("resources added", block => block with { Resources = block.Resources with { Values = [.. block.Resources.Values, "arn:aws:s3:::a", "arn:aws:s3:::ä \"b\"/*"] } }),
        ("not-resource", block => block with { Resources = block.Resources with { IsExcept = !block.Resources.IsExcept } }),
        ("condition added", block => block with { Conditions = [.. block.Conditions, new BlockCondition("ForAnyValue:StringLikeIfExists", "aws:CalledVia", ["x*", "y"])] }),
        ("condition changed", block => block with { Conditions = [.. block.Conditions.Select((condition, at) => at == 0 ? condition with { Values = [.. condition.Values, "1"] } : condition)] }),
        ("conditions removed", block => block with { Conditions = [] }),
        ("all at once", _ => new PermissionBlock { Sid = "All", Effect = PolicyEffect.Deny, Actions = new(true, ["s3:Get*"]), Resources = new(true, ["arn:aws:s3:::b"]), Conditions = [BlockConditions.MfaRequired] }),
    ];

    [Fact]
    public void Without_an_edit_every_policy_keeps_its_text()
    {
        var blocks = 0;
        foreach (var text in Documents())
        {
            var draft = Read(text);
            Assert.Equal(text, draft.Text);
            foreach (var statement in draft.Statements)
            {
                Assert.True(statement.Block is null != statement.JsonReason is null, text);
                Assert.Equal(text, draft.WithStatementText(statement.Index, statement.Text));
                if (statement.Block is { } block)
                {
                    blocks++;
                    Assert.Equal(text, draft.WithBlock(statement.Index, block));
                }
            }
        }

        Assert.True(blocks > 5000);
    }

    [Fact]
    public void Of_AWSs_own_policies_only_what_names_no_service_of_the_catalogue_stays_JSON()
    {
        var reasons = ManagedPolicyCatalog.Current.ReadAll().SelectMany(pair => Read(pair.Document).Statements).Select(statement => statement.JsonReason).OfType<string>().ToList();

        Assert.All(reasons, reason => Assert.Matches("is not in the catalogue|with a wildcard", reason));
        Assert.InRange(reasons.Count, 1, 200);
    }

    [Fact]
    public void Every_edit_says_what_it_means_and_leaves_the_other_statements_as_they_are()
    {
        var random = new Random(20261125);
        foreach (var text in Documents())
        {
            var draft = Read(text);
            var statement = draft.Statements[random.Next(draft.Statements.Count)];
            if (statement.Block is not { } block)
            {
                continue;
            }

            var (name, change) = Edits[random.Next(Edits.Length)];
            var wanted = change(block);
            var edited = draft.WithBlock(statement.Index, wanted);

            var after = Read(edited);
            Assert.True(Same(wanted, after.Statements[statement.Index].Block), $"{name}: {text}\n->\n{edited}");
            AssertOnlyThatStatementDiffers(draft, after, statement.Index);
        }
    }

    [Fact]
    public void Every_edit_that_is_taken_back_leaves_the_same_meaning()
    {
        foreach (var text in Documents().Where((_, at) => at % 20 == 0))
        {
            var draft = Read(text);
            foreach (var statement in draft.Statements.Where(statement => statement.Block is not null))
            {
                foreach (var (name, change) in Edits)
                {
                    var there = Read(draft.WithBlock(statement.Index, change(statement.Block!)));
                    var back = Read(there.WithBlock(statement.Index, statement.Block!));

                    Assert.True(Same(statement.Block!, back.Statements[statement.Index].Block), $"{name}: {text}");
                    AssertOnlyThatStatementDiffers(draft, back, statement.Index);
                }
            }
        }
    }

    [Fact]
    public void Statements_come_and_go_without_touching_others()
    {
        var random = new Random(20261126);
        foreach (var text in Documents())
        {
            var draft = Read(text);
            var at = random.Next(draft.Statements.Count);
            var texts = draft.Statements.Select(statement => statement.Text).ToList();

            Assert.Equal([.. texts.Take(at), .. texts.Skip(at + 1)], Read(draft.Without(at)).Statements.Select(statement => statement.Text));
            Assert.Equal(texts, Read(draft.WithNew()).Statements.SkipLast(1).Select(statement => statement.Text));
            Assert.Equal(texts, Read(Read(draft.WithCopy(at)).Without(at + 1)).Statements.Select(statement => statement.Text));
            Assert.NotNull(Read(draft.WithNew()).Statements[^1].Block);
        }
    }

    private static DraftDocument Read(string text)
    {
        var draft = DraftDocument.TryRead(text, ServiceCatalog.Current, out _);
        Assert.True(draft is not null, text);
        return draft;
    }

    private static void AssertOnlyThatStatementDiffers(DraftDocument before, DraftDocument after, int index)
    {
        var (old, now) = (before.Statements[index].Span, after.Statements[index].Span);
        Assert.Equal(before.Text[..old.Start.Offset], after.Text[..now.Start.Offset]);
        Assert.Equal(before.Text[old.End.Offset..], after.Text[now.End.Offset..]);
    }

    private static bool Same(PermissionBlock wanted, PermissionBlock? got) => got is not null
        && (wanted.Sid, wanted.Effect) == (got.Sid, got.Effect)
        && wanted.Actions.IsExcept == got.Actions.IsExcept && wanted.Actions.Values.SequenceEqual(got.Actions.Values)
        && wanted.Resources.IsExcept == got.Resources.IsExcept && wanted.Resources.Values.SequenceEqual(got.Resources.Values)
        // Conditions of one operator come together.
        && wanted.Conditions.OrderBy(condition => condition.Operator, StringComparer.Ordinal).Select(Text).SequenceEqual(got.Conditions.OrderBy(condition => condition.Operator, StringComparer.Ordinal).Select(Text));

    private static string Text(BlockCondition condition) => $"{condition.Operator} {condition.Key} {JsonSerializer.Serialize(condition.Values)}";

    private static IEnumerable<string> Documents()
    {
        var count = 0;
        foreach (var text in ManagedPolicyCatalog.Current.ReadAll().Select(pair => pair.Document).Concat(OfCases()))
        {
            yield return (count++ % 3) switch
            {
                0 => text,
                1 => Printed(text),
                _ => Printed(text).Replace("\n", "\r\n", StringComparison.Ordinal).Replace("    ", "\t", StringComparison.Ordinal),
            };
        }
    }

    private static string Printed(string text) => PolicyPrinter.TryPrint(text)!;

    private static IEnumerable<string> OfCases() => CaseFiles.All.Values
        .SelectMany(cases => cases)
        .SelectMany(one => one.Identity.Concat(one.Session ?? []).Concat(new[] { one.Boundary, one.ResourcePolicy, one.VpcEndpoint }.OfType<JsonElement>()))
        .Select(json => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText())
        .Distinct()
        .Where(text => DraftDocument.TryRead(text, ServiceCatalog.Current, out _) is { Statements.Count: > 0 });
}
