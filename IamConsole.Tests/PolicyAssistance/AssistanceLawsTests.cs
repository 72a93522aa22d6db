using System.Text.Json;
using CsCheck;
using IamConsole.Core.PolicyAssistance;
using IamConsole.Core.PolicyLanguage;
using Xunit;

namespace IamConsole.Tests.PolicyAssistance;

/// <summary>What holds for every text and every place in it.</summary>
public sealed class AssistanceLawsTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "\"Statement\":[{", "\"Action\":", "\"s3:Get", "\"Condition\":{", "\"StringLike\":", "\"aws:", "\"Resource\": \"arn:aws:s3:::${",
        "\"Principal\":{\"AWS\":", "true", "Effect", "\"Version\":\"2012-10-17\",", "$", "${", "*", "\0", "\uD800",
    ];

    private static readonly PolicyKind[] Kinds = Enum.GetValues<PolicyKind>();

    private static readonly (PolicyKind Kind, string Text)[] Documents =
    [
        (PolicyKind.Identity, """
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "One",
                        "Effect": "Allow",
                        "Action": ["s3:GetObject", "s3:ListBucket"],
                        "Resource": "arn:aws:s3:::b",
                        "Condition": {
                            "StringLike": { "s3:prefix": "home/" },
                            "Bool": { "aws:SecureTransport": "true" }
                        }
                    },
                    { "Effect": "Deny", "NotAction": "iam:*", "NotResource": ["*"] }
                ]
            }
            """),
        (PolicyKind.Trust, """
            {
                "Version": "2012-10-17",
                "Statement": {
                    "Effect": "Allow",
                    "Principal": { "Service": "ec2.amazonaws.com", "AWS": ["123456789012"] },
                    "Action": "sts:AssumeRole"
                }
            }
            """),
    ];

    [Fact]
    public void No_text_and_no_offset_makes_it_fail() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 30], Gen.Int[-2, 200], Gen.Int[0, Kinds.Length - 1]).Sample(
            (pieces, offset, kind) =>
            {
                var text = string.Concat(pieces.Select(piece => Pieces[piece]));
                var completions = PolicyAssistant.Complete(text, offset, Kinds[kind]);
                PolicyAssistant.Explain(text, offset);
                Assert.True(completions.Start >= 0 && completions.End <= text.Length && completions.Start <= completions.End);
                if (completions.Items.Count > 0)
                {
                    var at = Math.Clamp(offset, 0, text.Length);
                    Assert.True(completions.Start <= at && at <= completions.End, text);
                    Assert.DoesNotContain('\n', text[completions.Start..completions.End]);
                }
            },
            iter: 3_000);

    [Fact]
    public void Deep_nesting_is_read_too() => Assert.Empty(PolicyAssistant.Complete(new string('[', 60_000), 60_000, PolicyKind.Identity).Items);

    [Fact]
    public void Every_place_of_a_document_can_be_asked_about()
    {
        foreach (var (kind, text) in Documents)
        {
            for (var offset = 0; offset <= text.Length; offset++)
            {
                PolicyAssistant.Complete(text[..offset], offset, kind);
                PolicyAssistant.Complete(text, offset, kind);
                PolicyAssistant.Explain(text, offset);
            }
        }
    }

    [Fact]
    public void Where_one_string_is_the_only_gap_every_suggestion_makes_the_text_json_again()
    {
        var tried = 0;
        foreach (var (kind, text) in Documents)
        {
            foreach (var (start, end) in Strings(text))
            {
                // The string emptied, left open to type in, and gone altogether.
                tried += Try(kind, string.Concat(text.AsSpan(0, start + 1), text.AsSpan(end - 1)), start + 1);
                tried += Try(kind, string.Concat(text.AsSpan(0, start), text.AsSpan(end)), start);
            }
        }

        Assert.True(tried > 500, $"Only {tried} suggestions.");
    }

    [Fact]
    public void Where_one_member_is_the_only_gap_every_suggestion_makes_the_text_a_policy_again()
    {
        var tried = 0;
        foreach (var (kind, text) in Documents)
        {
            foreach (var at in Enumerable.Range(0, text.Length).Where(at => text[at] == '\n' && text[at..].TrimStart()[0] is '"' or '}'))
            {
                tried += Try(kind, text.Insert(at, "\n"), at + 1);
            }
        }

        Assert.True(tried > 40, $"Only {tried} suggestions.");
    }

    private static int Try(PolicyKind kind, string text, int offset)
    {
        var completions = PolicyAssistant.Complete(text, offset, kind);
        foreach (var item in completions.Items.Take(60))
        {
            var after = Marked.Accept(text, completions, item);
            try
            {
                JsonDocument.Parse(after).Dispose();
            }
            catch (JsonException exception)
            {
                Assert.Fail($"{item.Label} at {offset}: {exception.Message}\n{after}");
            }
        }

        return completions.Items.Count;
    }

    private static IEnumerable<(int Start, int End)> Strings(string text)
    {
        for (var at = text.IndexOf('"', StringComparison.Ordinal); at >= 0; at = text.IndexOf('"', at))
        {
            var end = text.IndexOf('"', at + 1) + 1;
            yield return (at, end);
            at = end;
        }
    }
}
